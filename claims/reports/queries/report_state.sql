-- What a page about one report of an article depends on, without reading its document.
--
-- Parameters: slug: the article; number: of the report, or null for the newest.

SELECT
    r.id, r.number, r.sha256, newest.number AS newest,

    -- Everything that is retracted, under any address: a page says so beside what cites it. It is the
    -- same for all reports, so one more retraction changes the state of each.
    (
        SELECT md5(string_agg(concat_ws(' ', cited.id, cited.identity, page.retracted_at), ',' ORDER BY cited.id))
        FROM claims_source page
        JOIN claims_source cited ON cited.id = page.id OR cited.page_id = page.id
        WHERE page.retracted_at IS NOT NULL AND page.catalogued_at IS NOT NULL AND NOT page.is_protected
            AND cited.catalogued_at IS NOT NULL
    ) AS retractions
FROM claims_article a
CROSS JOIN LATERAL (
    SELECT number FROM claims_report WHERE article_id = a.id ORDER BY number DESC LIMIT 1
) newest
JOIN claims_report r ON r.article_id = a.id AND r.number = coalesce(%(number)s, newest.number)
WHERE a.slug = %(slug)s
