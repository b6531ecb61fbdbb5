-- The undecided claim that an event is about: itself, or its review, slot, skip or comment. An event on a source is
-- about the claims for which its actor cites that source.
SELECT e.id AS event, c.id AS claim, c.status, e.actor_id AS actor
FROM claims_event e
JOIN LATERAL (
    SELECT e.object_id WHERE e.object_type = 'claim'
    UNION ALL
    SELECT v.claim_id FROM claims_review w JOIN claims_claimversion v ON v.id = w.claim_version_id
    WHERE e.object_type = 'review' AND w.id = e.object_id
    UNION ALL
    SELECT s.claim_id FROM claims_reviewslot s WHERE e.object_type = 'reviewslot' AND s.id = e.object_id
    UNION ALL
    SELECT v.claim_id FROM claims_skip k JOIN claims_round r ON r.id = k.round_id
    JOIN claims_claimversion v ON v.id = r.claim_version_id
    WHERE e.object_type = 'skip' AND k.id = e.object_id
    UNION ALL
    SELECT m.claim_id FROM claims_comment m WHERE e.object_type = 'comment' AND m.id = e.object_id
    UNION ALL
    SELECT v.claim_id FROM claims_evidence x JOIN claims_review w ON w.id = x.review_id
    JOIN claims_claimversion v ON v.id = w.claim_version_id
    WHERE e.object_type = 'source' AND x.source_id = e.object_id AND w.reviewer_id = e.actor_id
) about (claim) ON true
JOIN claims_claim c ON c.id = about.claim
WHERE e.id = ANY (string_to_array(%(events)s, ',')::bigint[]) AND c.status IN ('open', 'agreed', 'disputed')
