INSERT INTO claims_searchablereview (review_id, vector)
SELECT NEW.id, to_tsvector(claims_search_config(a.language), claims_search_text(NEW.rationale))
FROM claims_claimversion v
JOIN claims_claim c ON c.id = v.claim_id
JOIN claims_article a ON a.id = c.article_id
WHERE v.id = NEW.claim_version_id
-- After an undo the rationale may be another one.
ON CONFLICT (review_id) DO UPDATE SET vector = excluded.vector;
RETURN NULL;
