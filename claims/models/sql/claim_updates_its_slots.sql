UPDATE claims_reviewslot
SET priority = NEW.priority, is_open = (NEW.status = 'open' AND round_id = NEW.round_id)
WHERE round_id IN (OLD.round_id, NEW.round_id)
AND (priority, is_open)
    IS DISTINCT FROM (NEW.priority, NEW.status = 'open' AND round_id = NEW.round_id);
RETURN NULL;
