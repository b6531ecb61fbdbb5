-- Make the first version of each new claim of an article its current one. The trigger claim_stands_on_its_words
-- compares the claim's words with it now.
UPDATE claims_claim claim SET current_id = version.id
FROM claims_claimversion version
WHERE version.claim_id = claim.id AND claim.article_id = %(article)s AND claim.current_id IS NULL
RETURNING claim.id
