-- Record who of `candidates (person_id, round_id)` can read the round now, while it is open. The
-- conditions are those of claims/access/blindness.py: an editor who doesn't review reads every open
-- round, and an editor who reviews those that they skipped. Whether they have a slot is not asked: a
-- slot can be released. A round without a submitted review or a comment has nothing to read.
INSERT INTO claims_earlyreading (person_id, claim_id, round_id, at)
SELECT p.id, same.id, r.id, statement_timestamp()
FROM candidates c
JOIN claims_person p ON p.id = c.person_id
JOIN claims_round r ON r.id = c.round_id AND r.closed_at IS NULL
JOIN claims_claimversion v ON v.id = r.claim_version_id
CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(g.name = 'editor'), false) OR p.is_superuser AS is_editor,
        coalesce(bool_or(g.name = 'reviewer'), false) OR p.is_superuser AS is_reviewer
    FROM claims_person_groups pg JOIN auth_group g ON g.id = pg.group_id
    WHERE pg.person_id = p.id
) AS role
CROSS JOIN LATERAL (
    -- The claim, and those that hold its words by now: parts, what it was merged into, claims that
    -- overlap it, claims with the same words.
    WITH RECURSIVE heirs AS (
        SELECT v.claim_id AS id
        UNION
        SELECT next.id FROM heirs h CROSS JOIN LATERAL (
            SELECT part.id FROM claims_claim part WHERE part.split_from_id = h.id
            UNION ALL
            SELECT whole.merged_into_id FROM claims_claim whole
            WHERE whole.id = h.id AND whole.merged_into_id IS NOT NULL
            UNION ALL
            SELECT o.id FROM claims_claim m
            JOIN claims_claim o ON o.article_id = m.article_id AND o.start < m.end AND o.end > m.start
            WHERE m.id = h.id
            UNION ALL
            SELECT o.id FROM claims_claim m
            JOIN claims_claimversion mine ON mine.claim_id = m.id
            JOIN claims_claim o ON o.article_id = m.article_id
            JOIN claims_claimversion other ON other.claim_id = o.id AND other.quote = mine.quote
            WHERE m.id = h.id
        ) AS next
    )
    SELECT id FROM heirs
) AS same
WHERE role.is_editor
    AND (
        NOT role.is_reviewer
        OR EXISTS (SELECT FROM claims_skip s WHERE s.round_id = r.id AND s.person_id = p.id)
    )
    AND (
        EXISTS (
            SELECT FROM claims_review w
            WHERE w.round_id = r.id AND w.reviewer_id <> p.id AND w.state = 'submitted'
        )
        OR EXISTS (SELECT FROM claims_comment w WHERE w.round_id = r.id AND w.author_id <> p.id)
    )
    AND NOT EXISTS (
        SELECT FROM claims_earlyreading e WHERE e.person_id = p.id AND e.round_id = r.id
    )
ON CONFLICT (person_id, claim_id, round_id) DO NOTHING;
