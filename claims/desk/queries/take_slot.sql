-- Reserve a slot in the review round of one claim: under a lease when somebody opens the claim to
-- review it, as a hold when they save a draft.
--
-- Who may take a slot is said in claims/access/slots.py. The conditions here are the same, and
-- tests/desk/test_takeable.py checks that they are.
--
-- Parameters: round, person, is_editor; lease: the lease that the form was opened under, or null;
-- is_hold; most_holds: how many claims one person can hold; now, lease_end, hold_end.

WITH chosen AS (
    SELECT s.id
    FROM claims_reviewslot s
    WHERE s.round_id = %(round)s
        AND (
            s.state IN ('leased', 'held') AND s.person_id = %(person)s
            OR s.is_open AND s.state = 'free'
            OR s.is_open AND s.state = 'leased' AND s.until < %(now)s
        )
        AND (
            NOT s.is_assigned OR %(is_editor)s
            OR s.article_id IN (SELECT article_id FROM claims_assignment WHERE person_id = %(person)s)
        )
        -- What was typed under a lease goes into the slot of that lease, or into one they have.
        AND (%(lease)s::bigint IS NULL OR s.lease = %(lease)s OR s.person_id = %(person)s)
        -- A hold is theirs already, or they have fewer than the limit.
        AND (
            NOT %(is_hold)s
            OR s.state = 'held' AND s.person_id = %(person)s
            OR %(most_holds)s > (
                SELECT count(*) FROM claims_reviewslot WHERE person_id = %(person)s AND state = 'held'
            )
        )
    -- First their own slot, then that of the lease, then a free one. Last comes a slot whose lease
    -- ended: the colleague who had it may come back to it.
    ORDER BY
        CASE
            WHEN s.person_id = %(person)s THEN 1
            WHEN s.lease = %(lease)s THEN 2
            WHEN s.state = 'free' THEN 3
            ELSE 4
        END,
        s.number
    LIMIT 1
    FOR UPDATE
),

-- A person has one lease at a time, so a new lease ends the one they had. It is skipped while
-- another transaction has it locked: that one is releasing it.
released AS (
    UPDATE claims_reviewslot
    SET state = 'free', person_id = NULL, until = NULL, offer = ''
    WHERE id = ANY (ARRAY(
        SELECT id FROM claims_reviewslot
        WHERE person_id = %(person)s AND state = 'leased' AND NOT %(is_hold)s
            AND EXISTS (SELECT FROM chosen) AND id NOT IN (SELECT id FROM chosen)
        FOR UPDATE SKIP LOCKED
    ))
)

UPDATE claims_reviewslot s
SET person_id = %(person)s,
    state = CASE WHEN %(is_hold)s OR s.state = 'held' THEN 'held' ELSE 'leased' END,
    until = CASE
        WHEN %(is_hold)s THEN %(hold_end)s
        WHEN s.state = 'held' THEN s.until
        ELSE %(lease_end)s
    END,
    offer = CASE WHEN s.person_id = %(person)s THEN s.offer ELSE '' END,
    -- A random number, since one that counted up would tell how many colleagues had the slot before.
    lease = CASE WHEN s.person_id = %(person)s THEN s.lease ELSE 1 + floor(random() * 2147483646) END
WHERE s.id = (SELECT id FROM chosen)
RETURNING s.id, s.claim_id, s.position AS claim_number,
    (SELECT slug FROM claims_article WHERE id = s.article_id) AS article_slug, s.lease, s.until
