-- Reviews are not looked at: a refusal would tell that somebody has begun one.
IF NEW.scale_id <> OLD.scale_id AND EXISTS (
    SELECT FROM claims_claim WHERE article_id = NEW.id AND round_id IS NOT NULL
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
