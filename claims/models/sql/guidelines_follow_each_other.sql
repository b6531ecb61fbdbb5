IF NEW.number > 1 AND NOT EXISTS (
    SELECT FROM claims_guidelines WHERE number = NEW.number - 1
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
