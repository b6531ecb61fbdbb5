-- What of an article has changed for one person: the parts of their change token, each looked up by an
-- index. There is no row if they don't see the article.
--
-- It stands in a statement that defines `reader`: one row with id, is_editor and is_reviewer.
-- The conditions are those of claims/access/articles.py, comments.py, slots.py and blindness.py;
-- tests/desk/test_change_token.py checks that they agree.
--
-- Parameters: slug: the article; claim: the number of the claim whose comments count, or 0.

SELECT
    a.id AS article,

    -- The last event that the whole team may know of, by the index event_told_to_all: the list is its
    -- condition, and VISIBLE_TO_THE_TEAM in claims/vocabulary.py.
    (
        SELECT e.sequence FROM claims_event e
        WHERE e.chain_id = chain.id AND e.event_type IN (
            'add-claim', 'open', 'edit', 'split-claim', 'merge', 'mark-sentences', 'revise', 'carry',
            'dismiss', 'set-aside', 'restore', 'close-round', 'confirm', 'decide', 'change-decision',
            'send-back', 'still-stands'
        )
        ORDER BY e.sequence DESC LIMIT 1
    ) AS last_event,

    -- Their own last event.
    (
        SELECT e.sequence FROM claims_event e
        WHERE e.chain_id = chain.id AND e.actor_id = reader.id
        ORDER BY e.sequence DESC LIMIT 1
    ) AS last_own_event,

    -- Their newest draft.
    (
        SELECT id FROM claims_review WHERE reviewer_id = reader.id AND state = 'draft'
        ORDER BY created_at DESC, id DESC LIMIT 1
    ) AS draft,

    -- The newest comment on the claim that they may read. "+ 0" makes the database begin with the
    -- claim: from the newest comment of all it might read the whole archive.
    (
        SELECT max(comment.id + 0)
        FROM claims_claim c
        JOIN claims_comment comment ON comment.claim_id = c.id
        LEFT JOIN claims_round r ON r.id = comment.round_id
        WHERE c.article_id = a.id AND c.number = %(claim)s AND (
            comment.author_id = reader.id
            OR r.id IS NULL
            OR r.closed_at IS NOT NULL
            OR EXISTS (
                SELECT FROM claims_mention
                WHERE comment_id = comment.id AND person_id = reader.id AND is_direct
            )
            OR reader.is_editor
            AND NOT EXISTS (
                SELECT FROM claims_reviewslot WHERE round_id = r.id AND person_id = reader.id
            )
            AND (
                NOT reader.is_reviewer
                OR EXISTS (SELECT FROM claims_skip WHERE round_id = r.id AND person_id = reader.id)
            )
        )
    ) AS comment,

    -- For an editor: who has which slot, except in the rounds that hide it from them.
    ARRAY(
        SELECT s.id || ':' || s.person_id || ':' || s.state
        FROM claims_reviewslot s
        WHERE reader.is_editor
            AND s.article_id = a.id AND s.is_open
            AND s.state IN ('leased', 'held') AND s.until > statement_timestamp()
            AND NOT EXISTS (
                SELECT FROM claims_reviewslot mine
                WHERE mine.round_id = s.round_id AND mine.person_id = reader.id
            )
            AND (
                NOT reader.is_reviewer
                OR EXISTS (
                    SELECT FROM claims_skip WHERE round_id = s.round_id AND person_id = reader.id
                )
            )
        ORDER BY s.id
    ) AS occupied
FROM reader
JOIN claims_article a ON a.slug = %(slug)s
LEFT JOIN claims_eventchain chain ON chain.article_id = a.id
WHERE reader.is_editor
    OR reader.is_reviewer AND (
        NOT EXISTS (SELECT FROM claims_assignment WHERE article_id = a.id)
        OR EXISTS (
            SELECT FROM claims_assignment WHERE article_id = a.id AND person_id = reader.id
        )
    )
