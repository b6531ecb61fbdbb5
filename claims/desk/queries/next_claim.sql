-- Reserve the next claim for one person: find a slot, pass over those that others are taking at this
-- moment, and write it. This is one statement, so that no two people can take one slot.
--
-- It must cost the same with a million claims. So each part below is found by an index of its own,
-- and reads no other table than the slots to order them: a slot repeats what it is ordered by.
--
-- Who may take a slot is said in claims/access/slots.py. The conditions here are the same, and
-- tests/desk/test_takeable.py checks that they are.
--
-- Parameters: person, is_editor; article: where to look first, or null; after_claim, after_number:
-- the claim they come from, or null; search_queue: whether to look in other articles too;
-- most_holds: how many claims one person can hold; now, lease_end.

WITH person AS (
    SELECT
        conflict_keys,
        (
            SELECT count(*) FROM claims_reviewslot WHERE person_id = %(person)s AND state = 'held'
        ) < %(most_holds)s AS can_hold_more
    FROM claims_person
    WHERE id = %(person)s
),

-- 1. In the article, by the index slot_in_article: what an editor put first, then the claims after
-- the one they come from, then those before it. Claims they have already count, unless they wait
-- for something.
in_article AS (
    SELECT s.id
    FROM claims_reviewslot s
    WHERE s.article_id = %(article)s AND s.is_open
        AND s.claim_id IS DISTINCT FROM %(after_claim)s
        AND (
            s.state = 'free'
            OR s.state = 'leased' AND s.until < %(now)s
            OR s.state IN ('leased', 'held') AND s.person_id = %(person)s AND s.waiting_for = ''
        )
        AND (
            NOT s.is_assigned OR %(is_editor)s
            OR s.article_id IN (SELECT article_id FROM claims_assignment WHERE person_id = %(person)s)
        )
        AND (s.state = 'held' AND s.person_id = %(person)s OR (SELECT can_hold_more FROM person))
        -- They have no conflict of interest, no other slot in the round, did not skip it, and read no
        -- round of the claim before it closed.
        AND NOT s.subject_keys && (SELECT conflict_keys FROM person)
        AND NOT EXISTS (
            SELECT FROM claims_reviewslot mine
            WHERE mine.round_id = s.round_id AND mine.person_id = %(person)s AND mine.id <> s.id
        )
        AND NOT EXISTS (
            SELECT FROM claims_skip WHERE round_id = s.round_id AND person_id = %(person)s
        )
        AND NOT EXISTS (
            SELECT FROM claims_earlyreading
            WHERE claim_id = s.claim_id AND person_id = %(person)s AND lifted_by_id IS NULL
        )
    ORDER BY s.priority DESC, s.position <= %(after_number)s::bigint, s.position, s.number
    LIMIT 1
    FOR UPDATE SKIP LOCKED
),

-- 2. Their running lease, by the index slot_at_hand: a claim they took and have not begun.
own_lease AS (
    SELECT s.id
    FROM claims_reviewslot s
    WHERE s.person_id = %(person)s AND s.state = 'leased' AND s.until >= %(now)s AND s.is_open
        AND s.claim_id IS DISTINCT FROM %(after_claim)s
        AND (
            NOT s.is_assigned OR %(is_editor)s
            OR s.article_id IN (SELECT article_id FROM claims_assignment WHERE person_id = %(person)s)
        )
        AND NOT s.subject_keys && (SELECT conflict_keys FROM person)
        AND NOT EXISTS (
            SELECT FROM claims_skip WHERE round_id = s.round_id AND person_id = %(person)s
        )
        AND NOT EXISTS (
            SELECT FROM claims_earlyreading
            WHERE claim_id = s.claim_id AND person_id = %(person)s AND lifted_by_id IS NULL
        )
    LIMIT 1
    FOR UPDATE
),

-- 3. The first free slot of the articles that are open to everyone, by the index slot_queue, whose
-- condition is written out here (`is_open` and both states).
open_to_all AS (
    SELECT s.*
    FROM claims_reviewslot s
    WHERE NOT s.is_assigned AND s.is_open AND s.state IN ('free', 'leased')
        AND (s.state = 'free' OR s.until < %(now)s)
        AND (SELECT can_hold_more FROM person)
        AND NOT s.subject_keys && (SELECT conflict_keys FROM person)
        AND NOT EXISTS (
            SELECT FROM claims_reviewslot mine
            WHERE mine.round_id = s.round_id AND mine.person_id = %(person)s AND mine.id <> s.id
        )
        AND NOT EXISTS (
            SELECT FROM claims_skip WHERE round_id = s.round_id AND person_id = %(person)s
        )
        AND NOT EXISTS (
            SELECT FROM claims_earlyreading
            WHERE claim_id = s.claim_id AND person_id = %(person)s AND lifted_by_id IS NULL
        )
    ORDER BY s.priority DESC, s.worth DESC, s.deadline, s.article_id, s.position, s.number
    LIMIT 1
    FOR UPDATE SKIP LOCKED
),

-- 4. The first free slot of the articles that are assigned to them; an editor sees every article.
-- It is read apart from the open ones and begins with their articles, by the index slot_in_article,
-- so that what is assigned to others is never read one by one. For that, the condition on the editor
-- stands inside the IN: an OR around it would keep the planner from joining.
assigned AS (
    SELECT s.*
    FROM claims_reviewslot s
    WHERE s.is_assigned AND s.is_open AND s.state IN ('free', 'leased')
        AND s.article_id IN (
            SELECT article_id FROM claims_assignment WHERE person_id = %(person)s OR %(is_editor)s
        )
        AND (s.state = 'free' OR s.until < %(now)s)
        AND (SELECT can_hold_more FROM person)
        AND NOT s.subject_keys && (SELECT conflict_keys FROM person)
        AND NOT EXISTS (
            SELECT FROM claims_reviewslot mine
            WHERE mine.round_id = s.round_id AND mine.person_id = %(person)s AND mine.id <> s.id
        )
        AND NOT EXISTS (
            SELECT FROM claims_skip WHERE round_id = s.round_id AND person_id = %(person)s
        )
        AND NOT EXISTS (
            SELECT FROM claims_earlyreading
            WHERE claim_id = s.claim_id AND person_id = %(person)s AND lifted_by_id IS NULL
        )
    ORDER BY s.priority DESC, s.worth DESC, s.deadline, s.article_id, s.position, s.number
    LIMIT 1
    FOR UPDATE SKIP LOCKED
),

-- The first of the four that has a slot; of 3 and 4 the one that comes first in the queue. What
-- comes after it is not read.
chosen AS (
    SELECT id, 'article' AS offer FROM in_article
    UNION ALL
    SELECT id, 'queue' FROM own_lease
    WHERE %(search_queue)s AND NOT EXISTS (SELECT FROM in_article)
    UNION ALL
    (
        SELECT id, 'queue'
        FROM (SELECT * FROM open_to_all UNION ALL SELECT * FROM assigned) s
        WHERE %(search_queue)s
            AND NOT EXISTS (SELECT FROM in_article) AND NOT EXISTS (SELECT FROM own_lease)
        ORDER BY s.priority DESC, s.worth DESC, s.deadline, s.article_id, s.position, s.number
        LIMIT 1
    )
),

-- A person has one lease at a time, so a new lease ends the one they had. It is skipped while
-- another transaction has it locked: that one is releasing it.
released AS (
    UPDATE claims_reviewslot
    SET state = 'free', person_id = NULL, until = NULL, offer = ''
    WHERE id = ANY (ARRAY(
        SELECT id FROM claims_reviewslot
        WHERE person_id = %(person)s AND state = 'leased'
            AND EXISTS (SELECT FROM chosen) AND id NOT IN (SELECT id FROM chosen)
        FOR UPDATE SKIP LOCKED
    ))
)

UPDATE claims_reviewslot s
SET person_id = %(person)s,
    state = CASE s.state WHEN 'held' THEN 'held' ELSE 'leased' END,
    until = CASE s.state WHEN 'held' THEN s.until ELSE %(lease_end)s END,
    offer = CASE WHEN s.person_id = %(person)s THEN s.offer ELSE (SELECT offer FROM chosen) END,
    -- A random number, since one that counted up would tell how many colleagues had the slot before.
    lease = CASE WHEN s.person_id = %(person)s THEN s.lease ELSE 1 + floor(random() * 2147483646) END
WHERE s.id = (SELECT id FROM chosen)
RETURNING s.id, s.claim_id, s.position AS claim_number,
    (SELECT slug FROM claims_article WHERE id = s.article_id) AS article_slug, s.lease, s.until
