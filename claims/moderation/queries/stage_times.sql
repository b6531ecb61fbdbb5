-- How long the newest claims that left each status had been in it. Each stage reads at most `most` rows of the index
-- status_left. The rounds of these claims are closed, so nothing is hidden here.
--
-- Parameters: since, most.
SELECT stage.status, times.claims, times.median, times.slow
FROM (VALUES ('proposed'), ('open'), ('disputed'), ('agreed'), ('context-changed')) stage (status)
CROSS JOIN LATERAL (
    SELECT count(DISTINCT newest.claim_id) AS claims,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY newest.took) AS median,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY newest.took) AS slow
    FROM (
        SELECT change.claim_id, change.at - change.since AS took
        FROM claims_statuschange change
        WHERE change.before = stage.status AND change.at > %(since)s
        ORDER BY change.at DESC
        LIMIT %(most)s
    ) newest
) times
