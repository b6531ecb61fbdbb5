IF NOT EXISTS (
    SELECT FROM claims_claimversion v
    JOIN claims_claim c ON c.id = v.claim_id
    JOIN claims_article a ON a.id = c.article_id
    JOIN claims_rating t ON t.scale_id = a.scale_id
    WHERE v.id = NEW.claim_version_id AND c.id = NEW.claim_id AND t.id = NEW.rating_id
) OR (NEW.replaces_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM claims_decision d
    WHERE d.id = NEW.replaces_id AND d.claim_id = NEW.claim_id AND d.purpose = NEW.purpose
)) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
