-- How many sentences of the newest text of these articles there are, and how many nobody has sorted, as
-- unread_sentences.sql counts them. Claims and sentences are read in one order, and the claims that begin before a sentence
-- ends are known by how far they reach, so the work is that of sorting both.
--
-- Parameters: articles (keys joined by commas).
WITH newest AS (
    SELECT DISTINCT ON (article_id) id, article_id FROM claims_revision
    WHERE article_id = ANY (string_to_array(%(articles)s, ',')::bigint[])
    ORDER BY article_id, number DESC
), places AS (
    SELECT newest.article_id, sentence."end" AS at, true AS is_sentence, sentence.start AS begins, NULL::integer AS reach,
        sentence.not_checkable = '' AND NOT sentence.is_cut AS is_unmarked
    FROM newest JOIN claims_sentence sentence ON sentence.revision_id = newest.id
    UNION ALL
    SELECT newest.article_id, claim.start, false, NULL, claim."end", false
    FROM newest JOIN claims_claim claim ON claim.article_id = newest.article_id
    WHERE claim.start IS NOT NULL AND claim.status <> 'proposed'
), reached AS (
    SELECT article_id, is_sentence, begins, is_unmarked,
        max(reach) OVER (PARTITION BY article_id ORDER BY at, is_sentence DESC ROWS UNBOUNDED PRECEDING) AS reach
    FROM places
)
SELECT article_id, count(*) AS total, count(*) FILTER (WHERE is_unmarked AND coalesce(reach, 0) <= begins) AS unsorted
FROM reached WHERE is_sentence GROUP BY article_id
