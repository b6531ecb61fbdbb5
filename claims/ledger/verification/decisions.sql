-- The decisions on claims of these articles, of each claim in their order.
SELECT
    d.id AS key, c.article_id AS article, c.id AS claim, c.number, v.number AS version, d.decided_by_id AS actor, d.purpose,
    t.label AS rating, d.summary, d.basis, d.reason, d.replaces_id AS replaces,
    d.override_reason, d.second_editor_id AS second_editor,
    to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS decided_at,
    to_char(d.replaced_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS replaced_at
FROM claims_decision d
JOIN claims_claim c ON c.id = d.claim_id
LEFT JOIN claims_claimversion v ON v.id = d.claim_version_id
LEFT JOIN claims_rating t ON t.id = d.rating_id
WHERE c.article_id = ANY(%(keys)s)
ORDER BY c.id, d.id
