-- Open rounds that ask for more reviews than there are people left to give them.
--
-- It reads open slots only, by the index slot_queue, and at most `most_slots` of them, so it costs the
-- same in an archive of a million claims. For each round the count of people stops at what is needed.
--
-- Who may take a slot is said in claims/access/slots.py. The conditions here are the same, but for the
-- limit of claims that one person can hold: that ends by itself.
--
-- Parameters: now; most_slots; most: how many rounds to return; reviewer, editor: names of the roles.

WITH people AS (
    SELECT p.id, p.conflict_keys, p.is_superuser OR bool_or(g.name = %(editor)s) AS is_editor
    FROM claims_person p
    LEFT JOIN claims_person_groups m ON m.person_id = p.id
    LEFT JOIN auth_group g ON g.id = m.group_id
    WHERE p.is_active
    GROUP BY p.id
    HAVING p.is_superuser OR bool_or(g.name = %(reviewer)s)
),

free AS (
    SELECT s.round_id, s.claim_id, s.article_id, s.is_assigned, s.subject_keys, count(*) AS needed
    FROM (
        SELECT * FROM claims_reviewslot
        WHERE is_open AND state IN ('free', 'leased') AND (state = 'free' OR until < %(now)s)
        LIMIT %(most_slots)s
    ) s
    GROUP BY s.round_id, s.claim_id, s.article_id, s.is_assigned, s.subject_keys
)

SELECT f.round_id, f.needed, able.count AS able
FROM free f
CROSS JOIN LATERAL (
    SELECT count(*) FROM (
        SELECT FROM people p
        WHERE NOT f.subject_keys && p.conflict_keys
            AND (
                NOT f.is_assigned OR p.is_editor
                OR EXISTS (
                    SELECT FROM claims_assignment a
                    WHERE a.article_id = f.article_id AND a.person_id = p.id
                )
            )
            AND NOT EXISTS (
                SELECT FROM claims_reviewslot mine
                WHERE mine.round_id = f.round_id AND mine.person_id = p.id
                    AND NOT (mine.state = 'leased' AND mine.until < %(now)s)
            )
            AND NOT EXISTS (
                SELECT FROM claims_skip k WHERE k.round_id = f.round_id AND k.person_id = p.id
            )
            AND NOT EXISTS (
                SELECT FROM claims_earlyreading e
                WHERE e.claim_id = f.claim_id AND e.person_id = p.id AND e.lifted_by_id IS NULL
            )
        LIMIT f.needed
    ) enough
) able
WHERE able.count < f.needed
ORDER BY f.round_id
LIMIT %(most)s
