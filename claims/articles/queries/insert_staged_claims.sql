-- Make a suggested claim and its first version of each row of `staged_claims`, in the order of the rows.
--
-- Both tables are written by one statement, so that the triggers, which look at its end, find every claim with its version.
--
-- Parameters: by: primary key of the person who imports; now.
WITH numbered AS MATERIALIZED (
    SELECT s.*, nextval(pg_get_serial_sequence('claims_claim', 'id')) AS claim_id,
        nextval(pg_get_serial_sequence('claims_claimversion', 'id')) AS version_id,
        coalesce((SELECT max(c.number) FROM claims_claim c WHERE c.article_id = s.article_id), 0) + s.place AS number
    FROM (
        SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY row_number) AS place
        FROM staged_claims ORDER BY article_id, row_number
    ) AS s
),

claim AS (
    INSERT INTO claims_claim (
        id, article_id, number, priority, is_central, status, set_aside_reason, set_aside_note, is_preselected,
        lock_version, current_id, start, "end"
    )
    SELECT claim_id, article_id, number, 0, false, 'proposed', '', '', true, 1, version_id, start, "end" FROM numbered
)

INSERT INTO claims_claimversion (
    id, claim_id, number, revision_id, start, "end", quote, context, statement, short_form, claimant, stated_on,
    first_appearance, types, reasons, cause, created_at, created_by_id
)
SELECT version_id, claim_id, 1, revision_id, start, "end", quote, context, statement, short_form, claimant, stated_on,
    first_appearance, types, '{}', 'added', %(now)s, %(by)s
FROM numbered
