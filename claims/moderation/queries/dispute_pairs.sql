-- In how many claims reviewers gave two different verdicts, by the pair of verdicts: of the newest claims that became
-- disputed, at most `most` rows of the index status_disputed_at. 0 stands for any reason to set a claim aside.
-- The rounds of these claims are closed, and no reviewer is named.
--
-- Parameters: since, most.
WITH newest AS (
    SELECT claim_id, round_id FROM claims_statuschange
    WHERE after = 'disputed' AND at > %(since)s
    ORDER BY at DESC
    LIMIT %(most)s
), answers AS (
    SELECT DISTINCT newest.claim_id, newest.round_id, coalesce(review.rating_id, 0) AS rating
    FROM newest JOIN claims_review review ON review.round_id = newest.round_id AND review.state = 'submitted'
)
SELECT one.rating AS first, other.rating AS second, count(DISTINCT one.claim_id) AS claims
FROM answers one JOIN answers other ON other.round_id = one.round_id AND other.rating > one.rating
GROUP BY one.rating, other.rating
