-- What a submit needs to know of the claim's round and of the sources it cites. It is read once the
-- claim is locked, so that nobody else submits in the round meanwhile.
--
-- Parameters: round, person; submission: the key of the form, or null; cited: identities of sources; now.

SELECT
    -- The slot that is reserved for them.
    (
        SELECT id FROM claims_reviewslot
        WHERE round_id = %(round)s AND person_id = %(person)s AND state IN ('leased', 'held')
    ) AS slot_id,

    -- Their review of this round, and the one that this form was submitted as before, in any round.
    ARRAY(
        SELECT id FROM claims_review
        WHERE reviewer_id = %(person)s AND (round_id = %(round)s OR submission = %(submission)s)
    ) AS review_ids,

    -- Other people's ordinary slots in which no review is submitted yet.
    (
        SELECT count(*) FROM claims_reviewslot
        WHERE round_id = %(round)s AND person_id IS DISTINCT FROM %(person)s
            AND kind = 'review' AND state <> 'submitted'
    ) AS other_open_reviews,

    -- The state of the tie-break slot, if it is not theirs and its review is not submitted. A lease
    -- that ended counts as free.
    (
        SELECT CASE WHEN state = 'leased' AND until < %(now)s THEN 'free' ELSE state END
        FROM claims_reviewslot
        WHERE round_id = %(round)s AND person_id IS DISTINCT FROM %(person)s
            AND kind = 'tie-break' AND state <> 'submitted'
    ) AS other_tie_break,

    -- Those of the cited sources that are protected in every article, under any address of their page.
    ARRAY(
        SELECT cited.identity FROM claims_source cited
        JOIN claims_source page ON page.id = coalesce(cited.page_id, cited.id)
        WHERE page.is_protected AND page.article_id IS NULL
            AND cited.article_id IS NULL AND cited.identity = ANY (%(cited)s::text[])
    ) AS protected_sources,

    -- The version of the guidelines that is in force.
    (SELECT max(number) FROM claims_guidelines) AS guidelines,

    -- The key that a new review will get. It is drawn before the review is written, because its
    -- evidence is written first: evidence of a submitted review is frozen.
    nextval(pg_get_serial_sequence('claims_review', 'id')) AS new_review_id
