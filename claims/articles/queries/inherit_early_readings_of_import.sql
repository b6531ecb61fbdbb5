-- What inherit_early_readings.sql does, for claims that were just imported: they were split from no claim and merged with
-- none, so they take over the readings of the claims they overlap, and of those that had the same words.
--
-- Every claim of an article is compared with every new one, so both are read once and compared in memory.
WITH new AS MATERIALIZED (
    SELECT c.id, s.article_id, s.start, s."end", s.quote
    FROM staged_claims s
    JOIN claims_claim c ON c.article_id = s.article_id AND c.start = s.start AND c."end" = s."end"
        AND c.status = 'proposed'
),

old AS MATERIALIZED (
    SELECT o.id, o.article_id, o.start, o."end"
    FROM claims_claim o
    WHERE o.article_id IN (SELECT article_id FROM staged_claims)
        AND EXISTS (SELECT FROM claims_earlyreading e WHERE e.claim_id = o.id AND e.lifted_by_id IS NULL)
),

same AS MATERIALIZED (
    SELECT n.id AS new_id, o.id AS old_id
    FROM new n
    JOIN old o ON o.article_id = n.article_id AND o.id <> n.id AND o.start < n."end" AND o."end" > n.start
    UNION
    SELECT n.id, o.id
    FROM old o
    JOIN claims_claimversion v ON v.claim_id = o.id
    JOIN new n ON n.article_id = o.article_id AND n.quote = v.quote AND n.id <> o.id
)

INSERT INTO claims_earlyreading (person_id, claim_id, round_id, at)
SELECT e.person_id, s.new_id, e.round_id, e.at
FROM same s
JOIN claims_earlyreading e ON e.claim_id = s.old_id AND e.lifted_by_id IS NULL
ON CONFLICT (person_id, claim_id, round_id) DO NOTHING
