-- How long the newest reports waited after the last decision in their article. Reads at most `most` reports of the index
-- report_newest, and the decisions of their articles.
--
-- Parameters: since, most.
SELECT 'decided' AS status, count(*) AS claims,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY waited.took) AS median,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY waited.took) AS slow
FROM (
    SELECT report.published_at - (
        SELECT max(decision.decided_at)
        FROM claims_decision decision JOIN claims_claim claim ON claim.id = decision.claim_id
        WHERE claim.article_id = report.article_id AND decision.decided_at <= report.published_at
    ) AS took
    FROM (
        SELECT article_id, published_at FROM claims_report
        WHERE published_at > %(since)s
        ORDER BY published_at DESC, id DESC
        LIMIT %(most)s
    ) report
) waited
