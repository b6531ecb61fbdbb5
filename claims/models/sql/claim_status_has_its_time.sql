INSERT INTO claims_statuschange (claim_id, before, after, since, at, round_id)
VALUES (NEW.id, OLD.status, NEW.status, OLD.status_since, statement_timestamp(), NEW.round_id);
NEW.status_since := statement_timestamp();
RETURN NEW;
