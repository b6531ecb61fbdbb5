IF NEW.rating_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM claims_claimversion v
    JOIN claims_claim c ON c.id = v.claim_id
    JOIN claims_article a ON a.id = c.article_id
    JOIN claims_rating t ON t.scale_id = a.scale_id
    WHERE v.id = NEW.claim_version_id AND t.id = NEW.rating_id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
