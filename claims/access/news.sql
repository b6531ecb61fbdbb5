-- How much is new for one person: unread mentions in comments that they may read, and claims that were
-- sent back to them and that they have not begun. The badge in the bar shows this number.
--
-- It stands in a statement that defines `reader`: one row with id, is_editor and is_reviewer. The
-- conditions are those of claims/access/comments.py, blindness.py, articles.py and sent_back.py;
-- tests/access/test_news.py checks that they agree. Both parts begin with the person's own rows that
-- are not done yet, by the indexes mention_unread and sent_back_to; a LIMIT makes the database do so.

SELECT
    (
        SELECT count(*)
        FROM (
            SELECT comment_id, is_direct FROM claims_mention
            WHERE person_id = reader.id AND read_at IS NULL
            LIMIT 100
        ) mention
        JOIN claims_comment comment ON comment.id = mention.comment_id
        JOIN claims_claim c ON c.id = comment.claim_id
        LEFT JOIN claims_round r ON r.id = comment.round_id
        WHERE (
                r.id IS NULL OR r.closed_at IS NOT NULL OR mention.is_direct
                OR reader.is_editor
                AND NOT EXISTS (
                    SELECT FROM claims_reviewslot WHERE round_id = r.id AND person_id = reader.id
                )
                AND (
                    NOT reader.is_reviewer
                    OR EXISTS (SELECT FROM claims_skip WHERE round_id = r.id AND person_id = reader.id)
                )
            )
            AND (
                reader.is_editor
                OR reader.is_reviewer AND (
                    NOT EXISTS (SELECT FROM claims_assignment WHERE article_id = c.article_id)
                    OR EXISTS (
                        SELECT FROM claims_assignment
                        WHERE article_id = c.article_id AND person_id = reader.id
                    )
                )
            )
    ) + (
        SELECT count(*)
        FROM (
            SELECT round_id FROM claims_sentback
            WHERE person_id = reader.id AND NOT is_over AND reader.is_reviewer
            LIMIT 100
        ) sent
        JOIN claims_round r ON r.id = sent.round_id
        JOIN claims_claimversion v ON v.id = r.claim_version_id
        JOIN claims_claim c ON c.id = v.claim_id AND c.round_id = r.id AND c.status = 'open'
        WHERE NOT EXISTS (
                SELECT FROM claims_review WHERE round_id = r.id AND reviewer_id = reader.id
            )
            AND NOT EXISTS (SELECT FROM claims_skip WHERE round_id = r.id AND person_id = reader.id)
            AND (
                reader.is_editor
                OR NOT EXISTS (SELECT FROM claims_assignment WHERE article_id = c.article_id)
                OR EXISTS (
                    SELECT FROM claims_assignment
                    WHERE article_id = c.article_id AND person_id = reader.id
                )
            )
    ) AS news
FROM reader
