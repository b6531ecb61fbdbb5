-- Add suggested claims with their first version. The columns of `claims_claim.current_id` follow in another
-- statement: this one does not see the rows that it adds.
WITH given AS (
    SELECT * FROM jsonb_to_recordset(%(claims)s::jsonb) AS claim(
        number integer, start integer, "end" integer, is_preselected boolean, quote text, context jsonb,
        claimant text, types text[], score float8, reasons text[]
    )
), added AS (
    INSERT INTO claims_claim (
        article_id, number, start, "end", is_preselected,
        status, priority, is_central, set_aside_reason, set_aside_note, lock_version
    )
    SELECT %(article)s, number, start, "end", is_preselected, %(status)s, 0, false, '', '', 1
    FROM given ORDER BY number
    RETURNING id, number
)
INSERT INTO claims_claimversion (
    claim_id, number, revision_id, start, "end", quote, context, claimant, stated_on, types, score, reasons,
    cause, created_by_id, created_at, statement, short_form, first_appearance
)
SELECT added.id, 1, %(revision)s, given.start, given."end", given.quote, given.context, given.claimant,
    %(stated_on)s, given.types, given.score, given.reasons,
    %(cause)s, %(by)s, %(at)s, '', '', ''
FROM given JOIN added USING (number)
ORDER BY number
