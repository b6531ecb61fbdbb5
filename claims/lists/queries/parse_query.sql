-- The full-text queries that a group of typed words stands for, in every language that PostgreSQL knows: a text is found
-- in its own language, and the asker's words don't say in which they are. Of each group only what an index can find.
--
-- Parameters: groups, typed: the number of a group, and words that may stand for it.
SELECT given.number, string_agg(DISTINCT '(' || query::text || ')', ' | ') AS query
FROM unnest(%(groups)s::integer[], %(typed)s::text[]) AS given(number, typed)
CROSS JOIN unnest(%(configs)s::text[]) AS config
CROSS JOIN websearch_to_tsquery(config::regconfig, claims_search_text(given.typed)) AS query
WHERE querytree(query) NOT IN ('', 'T')
GROUP BY given.number
ORDER BY given.number
