-- The reviews of these articles.
SELECT
    r.id AS key, c.article_id AS article, r.state = 'submitted' AS is_submitted, r.reviewer_id AS actor,
    c.number AS claim, v.number AS version, rd.number AS round, rd.claim_version_id = r.claim_version_id AS is_of_its_round,
    coalesce(t.label, '') AS rating, r.set_aside_reason, d.number AS duplicate_of, r.rationale, r.confidence,
    r.guidelines_version,
    to_char(r.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS submitted_at
FROM claims_review r
JOIN claims_claimversion v ON v.id = r.claim_version_id
JOIN claims_claim c ON c.id = v.claim_id
LEFT JOIN claims_round rd ON rd.id = r.round_id
LEFT JOIN claims_rating t ON t.id = r.rating_id
LEFT JOIN claims_claim d ON d.id = r.duplicate_of_id
WHERE c.article_id = ANY(%(keys)s)
ORDER BY r.id
