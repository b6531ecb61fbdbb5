-- The evidence of these reviews, as it was typed.
SELECT
    e.review_id, e.key::text AS key, e.cited, e.title, e.publisher, e.author, e.published_on::text, e.language, e.kind,
    e.reliability, e.is_protected, e.public_description, e.stance, e.passage, e.locator, e.question, e.translation,
    e.workings, e.archived_url, e.accessed_on::text, e.credibility
FROM claims_evidence e
WHERE e.review_id = ANY(%(keys)s)
