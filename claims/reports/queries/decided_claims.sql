-- Every claim with a verdict in force: what a report would say of it, one row each, in the order of the articles.
--
-- Only what was submitted in the claim's closed round is read. Of a protected source, and of a page that is or likely is
-- one that is protected in the article, the row has the public description alone, as in report_document.py.
--
-- The rows are read by index in their order, so the first one comes at once and no table is sorted.
WITH hidden AS MATERIALIZED (
    SELECT p.article_id, coalesce(s.page_id, s.id) AS source_id, min(p.public_description) AS description
    FROM claims_source p
    JOIN claims_source s ON s.article_id IS NULL AND (
        s.identity = p.identity OR (s.likely_identity = p.likely_identity AND p.likely_identity <> '')
    )
    WHERE p.is_protected AND p.article_id IS NOT NULL
    GROUP BY 1, 2
)

SELECT a.slug AS article, a.headline, a.url AS article_url, c.number, d.purpose,
    g.label AS verdict, g.value AS rating_value, v.quote, v.statement,
    coalesce(nullif(k.short_form, ''), v.short_form) AS short_form,
    v.claimant, v.stated_on, v.first_appearance, v.types, c.is_central, d.summary, d.basis,
    to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS decided_on,
    CASE e.byline_kind WHEN 'name' THEN e.name WHEN 'pseudonym' THEN e.pseudonym ELSE '' END AS decided_by,
    reviews.checked_by, reviews.sources
FROM claims_claim c
JOIN claims_article a ON a.id = c.article_id
JOIN claims_claimversion v ON v.id = c.current_id
LEFT JOIN claims_claimreviewdetails k ON k.claim_version_id = v.id
JOIN claims_round r ON r.id = c.round_id AND r.closed_at IS NOT NULL
JOIN claims_decision d ON d.claim_id = c.id AND d.replaced_at IS NULL
JOIN claims_rating g ON g.id = d.rating_id
JOIN claims_person e ON e.id = d.decided_by_id
CROSS JOIN LATERAL (
    SELECT
        array_agg(DISTINCT line) FILTER (WHERE line <> '') AS sources,
        array_agg(DISTINCT byline) FILTER (WHERE byline <> '') AS checked_by
    FROM (
        SELECT
            CASE p.byline_kind WHEN 'name' THEN p.name WHEN 'pseudonym' THEN p.pseudonym ELSE '' END AS byline,
            CASE
                WHEN s.id IS NULL THEN ''
                WHEN x.is_protected OR s.is_protected OR h.source_id IS NOT NULL THEN concat(
                    nullif(x.stance, '') || ': ',
                    coalesce(nullif(x.public_description, ''), nullif(s.public_description, ''), h.description)
                )
                ELSE concat(
                    nullif(x.stance, '') || ': ',
                    concat_ws(
                        ', ', coalesce(nullif(x.title, ''), nullif(s.title, ''), nullif(s.description, '')),
                        coalesce(nullif(x.publisher, ''), nullif(s.publisher, '')), nullif(s.url, '')
                    )
                )
            END AS line
        FROM claims_review w
        JOIN claims_person p ON p.id = w.reviewer_id
        LEFT JOIN claims_evidence x ON x.review_id = w.id
        LEFT JOIN claims_source s ON s.id = x.source_id
        LEFT JOIN hidden h ON h.article_id = c.article_id AND h.source_id = s.id
        WHERE w.round_id = r.id AND w.state = 'submitted'
    ) AS cited
) AS reviews
WHERE c.status = 'decided'
ORDER BY c.article_id, c.number
