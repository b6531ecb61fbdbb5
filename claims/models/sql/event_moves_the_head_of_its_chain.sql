UPDATE claims_eventchain SET count = NEW.sequence, head = NEW.hash WHERE id = NEW.chain_id;
RETURN NULL;
