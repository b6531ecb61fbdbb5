IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.event_id <> OLD.event_id
OR NOT EXISTS (
    SELECT FROM claims_event e
    WHERE e.object_type = 'event' AND e.object_id = OLD.event_id AND e.event_type = 'erase'
)
OR EXISTS (SELECT FROM claims_event e WHERE e.id = OLD.event_id AND e.event_type = 'erase') THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
