-- Where the claims of a revision's article are in its newest text, in the order of their numbers.
SELECT number, start, "end", status, set_aside_reason AS reason, is_preselected, chosen_by_id AS chosen_by
FROM claims_claim
WHERE article_id = (SELECT article_id FROM claims_revision WHERE id = %(revision)s) AND start IS NOT NULL
ORDER BY number
