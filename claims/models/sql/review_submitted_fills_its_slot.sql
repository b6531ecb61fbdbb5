UPDATE claims_reviewslot SET state = 'submitted', until = NULL, waiting_for = ''
WHERE id = NEW.slot_id AND round_id = NEW.round_id AND person_id = NEW.reviewer_id;
IF NOT FOUND THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
