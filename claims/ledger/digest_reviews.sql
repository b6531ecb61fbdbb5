-- The reviews from one key to another that no event recorded, because an import brought them: how many there are, the first, the
-- last, and the SHA-256 of their digests and those of their evidence, in order.
WITH imported AS (
    SELECT r.* FROM claims_review r
    WHERE r.id BETWEEN %(first)s AND %(last)s AND r.state = 'submitted' AND NOT EXISTS (
        SELECT FROM claims_event e WHERE e.object_type = 'review' AND e.object_id = r.id
    )
), digests AS (
    SELECT r.id AS review, 0 AS evidence, sha256(convert_to(ROW(
        r.id, r.slot_id, r.round_id, r.claim_version_id, r.reviewer_id, r.rating_id, r.set_aside_reason, r.duplicate_of_id,
        r.rationale, r.confidence, r.guidelines_version, r.state, extract(epoch FROM r.submitted_at)
    )::text, 'UTF8')) AS digest
    FROM imported r
    UNION ALL
    SELECT e.review_id, e.id, sha256(convert_to(ROW(
        e.review_id, e.key, e.cited, e.title, e.publisher, e.kind, e.is_protected, e.public_description, e.stance, e.passage,
        e.credibility
    )::text, 'UTF8'))
    FROM claims_evidence e JOIN imported r ON r.id = e.review_id
)
SELECT
    count(*) FILTER (WHERE evidence = 0) AS count,
    coalesce(min(review), 0) AS first,
    coalesce(max(review), 0) AS last,
    encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY review, evidence), ''::bytea)), 'hex') AS sha256
FROM digests
