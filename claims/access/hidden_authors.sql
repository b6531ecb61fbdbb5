-- The people whose names an editor isn't told on these undecided claims, each with their review in the present
-- round once it is complete. An open claim counts from the moment at which somebody could read something of it.
WITH undecided AS (
    SELECT c.id, c.round_id, c.status
    FROM claims_claim c
    WHERE c.id = ANY (string_to_array(%(claims)s, ',')::bigint[])
        AND (
            c.status IN ('agreed', 'disputed')
            OR c.status = 'open' AND (
                EXISTS (SELECT FROM claims_earlyreading e WHERE e.claim_id = c.id)
                OR EXISTS (
                    SELECT FROM claims_claimversion v
                    JOIN claims_review w ON w.claim_version_id = v.id
                    WHERE v.claim_id = c.id AND w.state = 'submitted'
                )
            )
        )
), rounds AS (
    SELECT u.id AS claim, r.id
    FROM undecided u
    JOIN claims_claimversion v ON v.claim_id = u.id
    JOIN claims_round r ON r.claim_version_id = v.id
), editors AS (
    SELECT g.person_id FROM claims_person_groups g JOIN auth_group n ON n.id = g.group_id WHERE n.name = 'editor'
), people AS (
    SELECT r.claim, s.person_id FROM rounds r JOIN claims_reviewslot s ON s.round_id = r.id WHERE s.person_id IS NOT NULL
    UNION
    SELECT r.claim, w.reviewer_id FROM rounds r JOIN claims_review w ON w.round_id = r.id
    UNION
    SELECT r.claim, k.person_id FROM rounds r JOIN claims_skip k ON k.round_id = r.id
    WHERE k.person_id NOT IN (SELECT person_id FROM editors)
)
SELECT p.claim, p.person_id AS person, n.name, u.round_id AS round, w.id AS review
FROM people p
JOIN claims_person n ON n.id = p.person_id
JOIN undecided u ON u.id = p.claim
LEFT JOIN claims_review w
    ON w.round_id = u.round_id AND w.reviewer_id = p.person_id AND w.state = 'submitted' AND u.status <> 'open'
