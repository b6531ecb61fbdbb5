-- Who read the words of a claim too early may not review them under another number. So claims take
-- over the readings of the claims they were split from or merged with, of those they overlap, and of
-- those that had the same words.
--
-- Parameters: claims: primary keys of the claims that take over.

INSERT INTO claims_earlyreading (person_id, claim_id, round_id, at)
SELECT e.person_id, c.id, e.round_id, e.at
FROM claims_claim c
JOIN claims_claim o ON o.article_id = c.article_id AND o.id <> c.id
JOIN claims_earlyreading e ON e.claim_id = o.id AND e.lifted_by_id IS NULL
WHERE c.id = ANY (%(claims)s) AND (
    o.id IN (c.split_from_id, c.merged_into_id)
    OR o.merged_into_id = c.id
    OR o.start < c.end AND o.end > c.start
    OR EXISTS (
        SELECT FROM claims_claimversion mine
        JOIN claims_claimversion other ON other.quote = mine.quote
        WHERE mine.id = c.current_id AND other.claim_id = o.id
    )
)
ON CONFLICT (person_id, claim_id, round_id) DO NOTHING
