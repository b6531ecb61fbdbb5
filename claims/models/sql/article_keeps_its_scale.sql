IF NEW.scale_id <> OLD.scale_id AND EXISTS (
    SELECT FROM claims_review r
    JOIN claims_claimversion v ON v.id = r.claim_version_id
    JOIN claims_claim c ON c.id = v.claim_id
    WHERE c.article_id = NEW.id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
