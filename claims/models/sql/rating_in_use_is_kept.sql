IF EXISTS (SELECT FROM claims_review WHERE rating_id = OLD.id)
OR EXISTS (SELECT FROM claims_decision WHERE rating_id = OLD.id) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN OLD;
