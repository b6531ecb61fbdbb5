-- What these people reviewed lately, in all and by day: a row without a day is the sum. Of each person the newest `most`
-- reviews count, by the index review_submitted_by. A review counts once its claim is settled: until then nobody is to
-- learn whose it is.
--
-- Parameters: people (an array of keys), since, most, zone (of the days).
SELECT person.id AS person_id, newest.day, count(DISTINCT newest.claim_id) AS claims
FROM unnest(string_to_array(%(people)s, ',')::bigint[]) person (id)
CROSS JOIN LATERAL (
    SELECT claim.id AS claim_id, (review.submitted_at AT TIME ZONE %(zone)s)::date AS day
    FROM claims_review review
    JOIN claims_claimversion version ON version.id = review.claim_version_id
    JOIN claims_claim claim ON claim.id = version.claim_id
    WHERE review.reviewer_id = person.id AND review.state = 'submitted' AND review.submitted_at > %(since)s
        AND claim.status IN ('decided', 'context-changed', 'set-aside')
    ORDER BY review.submitted_at DESC
    LIMIT %(most)s
) newest
GROUP BY GROUPING SETS ((person.id), (person.id, newest.day))
