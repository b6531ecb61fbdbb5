-- The reports on these articles, each with what its revision is now.
SELECT
    r.id AS key, r.article_id AS article, r.number, r.document, r.sha256, r.reason, r.published_by_id AS actor,
    to_char(r.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_at,
    v.number AS revision, v.sha256 AS revision_sha256, v.article_id AS revision_article
FROM claims_report r
LEFT JOIN claims_revision v ON v.id = r.revision_id
WHERE r.article_id = ANY(%(keys)s)
ORDER BY r.id
