SELECT c.id, c.article_id, c.number, c.priority, coalesce(round(v.score * 10), 0), a.deadline,
    c.status = 'open' AND c.round_id = NEW.round_id,
    EXISTS (SELECT FROM claims_assignment s WHERE s.article_id = a.id),
    -- Whom the claim is about or from. A name loses its white space and capitals, so that
    -- “The Daily Note” and “the daily  note” are one. An address counts by its host and the hosts
    -- above it: who declares example.org means news.example.org as well.
    ARRAY(
        SELECT DISTINCT key FROM (
            SELECT translate(lower(normalize(name, NFKC)), %(white_space)s, '') AS key
            FROM unnest(
                string_to_array(a.authors, ';') || ARRAY[a.publisher, v.claimant]::text[]
            ) AS name
            UNION ALL
            SELECT array_to_string(labels[i:], '.')
            FROM (SELECT string_to_array(substring(
                lower(a.url) FROM '^https?://(?:[^/?#@]*@)?(?:www[.])?([^/?#:]+)'
            ), '.') AS labels) AS host, generate_subscripts(labels, 1) AS i
            WHERE i = 1 OR i < array_length(labels, 1)
        ) AS keys WHERE key <> ''
    )
INTO NEW.claim_id, NEW.article_id, NEW.position, NEW.priority, NEW.worth, NEW.deadline,
    NEW.is_open, NEW.is_assigned, NEW.subject_keys
FROM claims_round r
JOIN claims_claimversion v ON v.id = r.claim_version_id
JOIN claims_claim c ON c.id = v.claim_id
JOIN claims_article a ON a.id = c.article_id
WHERE r.id = NEW.round_id;
RETURN NEW;
