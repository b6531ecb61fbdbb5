-- The independent reviews of the newest closed rounds of a period, one row a round, for measuring agreement.
--
-- Independent are submitted reviews of a round whose reviewers could read no other review of the same claim version:
-- the round is closed, no review of an earlier round of this version was submitted, and the reviewer could not read
-- this round early. A tie-break doesn't count: it is asked for only where the others differ. A row has two at least.
--
-- Two reviewers rely on the same page if both cite it, and quote the same passage if one of their quotes from it contains
-- the other, whatever their case and spacing.
--
-- Parameters: since, until: when the round closed; most: rows that are read, the newest first.

WITH newest AS MATERIALIZED (
    SELECT id, claim_version_id, number, closed_at
    FROM claims_round
    WHERE closed_at >= %(since)s AND closed_at < %(until)s
    ORDER BY closed_at DESC, id DESC
    LIMIT %(most)s
),
counted AS MATERIALIZED (
    SELECT newest.id AS round, newest.claim_version_id, newest.closed_at, review.id, review.reviewer_id,
        review.rating_id, review.set_aside_reason, review.duplicate_of_id, review.confidence, review.guidelines_version
    FROM newest
    JOIN claims_review review ON review.round_id = newest.id AND review.state = 'submitted'
    JOIN claims_reviewslot slot ON slot.id = review.slot_id AND slot.kind = 'review'
    WHERE NOT EXISTS (
        SELECT FROM claims_round earlier
        JOIN claims_review seen ON seen.round_id = earlier.id AND seen.state = 'submitted'
        WHERE earlier.claim_version_id = newest.claim_version_id AND earlier.number < newest.number
    )
    AND NOT EXISTS (
        SELECT FROM claims_earlyreading reading
        WHERE reading.round_id = newest.id AND reading.person_id = review.reviewer_id AND reading.at < review.submitted_at
    )
),
reviewed AS (
    SELECT round, claim_version_id, closed_at,
        array_agg(reviewer_id ORDER BY id) AS reviewers,
        array_agg(rating_id ORDER BY id) AS ratings,
        array_agg(set_aside_reason::text ORDER BY id) AS reasons,
        array_agg(duplicate_of_id ORDER BY id) AS duplicates,
        array_agg(confidence ORDER BY id) AS confidences,
        array_agg(guidelines_version ORDER BY id) AS guidelines
    FROM counted
    GROUP BY round, claim_version_id, closed_at
    HAVING count(*) > 1
),
cited AS MATERIALIZED (
    SELECT counted.round, counted.id AS review, evidence.source_id,
        lower(regexp_replace(btrim(evidence.passage), '\s+', ' ', 'g')) AS passage
    FROM counted
    JOIN claims_evidence evidence ON evidence.review_id = counted.id AND evidence.source_id IS NOT NULL
),
citing AS (
    SELECT round, count(DISTINCT review) AS reviews FROM cited GROUP BY round
),
shared AS (
    SELECT pair.round, count(*) AS pages, count(*) FILTER (WHERE quoted) AS quoting, count(*) FILTER (WHERE same) AS passages
    FROM (
        SELECT a.round, a.review, b.review,
            bool_or(a.passage <> '' AND b.passage <> '') AS quoted,
            bool_or(
                a.passage <> '' AND b.passage <> ''
                AND (strpos(a.passage, b.passage) > 0 OR strpos(b.passage, a.passage) > 0)
            ) AS same
        FROM cited a
        JOIN cited b ON b.round = a.round AND b.review > a.review AND b.source_id = a.source_id
        GROUP BY a.round, a.review, b.review
    ) pair (round, one, other, quoted, same)
    GROUP BY pair.round
)
SELECT reviewed.round, reviewed.closed_at, claim.id AS claim, claim.article_id AS article, article.scale_id AS scale,
    version.types, claim.is_central, claim.status IN ('decided', 'set-aside') AS is_settled,
    reviewed.reviewers, reviewed.ratings, reviewed.reasons, reviewed.duplicates, reviewed.confidences, reviewed.guidelines,
    coalesce(citing.reviews * (citing.reviews - 1) / 2, 0) AS pairs_with_sources,
    coalesce(shared.pages, 0) AS pairs_on_a_page,
    coalesce(shared.quoting, 0) AS pairs_quoting_a_page,
    coalesce(shared.passages, 0) AS pairs_on_a_passage
FROM reviewed
JOIN claims_claimversion version ON version.id = reviewed.claim_version_id
JOIN claims_claim claim ON claim.id = version.claim_id
JOIN claims_article article ON article.id = claim.article_id
LEFT JOIN citing ON citing.round = reviewed.round
LEFT JOIN shared ON shared.round = reviewed.round
ORDER BY reviewed.closed_at DESC, reviewed.round DESC
