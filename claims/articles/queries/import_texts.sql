-- The newest text of each article with its sentences, in reading order, and the contexts that its claims have in it.
--
-- Parameters: articles: primary keys.
SELECT a.id AS article, a.language, r.id AS revision, r.text,
    (
        SELECT json_agg(json_build_array(s.start, s."end", s.role) ORDER BY s.position)
        FROM claims_sentence s WHERE s.revision_id = r.id
    ) AS units,
    (
        SELECT json_agg(json_build_array(v.start, v."end", v.context))
        FROM claims_claim c JOIN claims_claimversion v ON v.id = c.current_id
        WHERE c.article_id = a.id AND v.revision_id = r.id
    ) AS known
FROM claims_article a
CROSS JOIN LATERAL (
    SELECT id, text FROM claims_revision WHERE article_id = a.id ORDER BY number DESC LIMIT 1
) AS r
WHERE a.id = ANY (%(articles)s)
ORDER BY a.id
