-- How many claims have been in each status for how long: each number from the index claim_by_age, none beyond `most`.
-- An editor sees every article, and a claim's status tells nothing of an open round, so nothing is hidden here.
--
-- Parameters: most; day, week, month: the moments so long ago.
SELECT stage.status, age.name AS age,
    (
        SELECT count(*) FROM (
            SELECT FROM claims_claim claim
            WHERE claim.status = stage.status
                AND claim.status IN ('disputed', 'context-changed', 'agreed', 'open', 'proposed')
                AND claim.status_since <= age.latest AND claim.status_since > age.earliest
            LIMIT %(most)s
        ) found
    ) AS count
FROM (VALUES ('disputed'), ('context-changed'), ('agreed'), ('open'), ('proposed')) stage (status)
CROSS JOIN (
    VALUES ('day', %(day)s::timestamptz, 'infinity'::timestamptz),
        ('week', %(week)s, %(day)s),
        ('month', %(month)s, %(week)s),
        ('older', '-infinity', %(month)s)
) age (name, earliest, latest)
