IF TG_OP = 'UPDATE' AND NEW.state = 'draft' AND EXISTS (
    SELECT FROM claims_round WHERE id = OLD.round_id AND closed_at IS NULL
) THEN
    RETURN NEW;  -- the reviewer takes the review back before anybody could see it
END IF;
RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
