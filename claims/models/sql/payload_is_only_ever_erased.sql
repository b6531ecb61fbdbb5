IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.event_id <> OLD.event_id THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
