-- How many sentences of a revision nobody has sorted: those that hold no mark and no claim but suggested ones.
-- From the claims to their sentences, as in sentence_coverage.sql.
WITH claimed AS (
    SELECT DISTINCT sentence.id
    FROM claims_claim claim
    JOIN claims_sentence sentence ON sentence.revision_id = %(revision)s
        AND int4range(sentence.start, sentence."end") && int4range(claim.start, claim."end")
    WHERE claim.article_id = (SELECT article_id FROM claims_revision WHERE id = %(revision)s) AND claim.start IS NOT NULL AND claim.status <> 'proposed'
)
SELECT count(*) AS count
FROM claims_sentence sentence
LEFT JOIN claimed ON claimed.id = sentence.id
WHERE sentence.revision_id = %(revision)s AND claimed.id IS NULL AND sentence.not_checkable = '' AND NOT sentence.is_cut
