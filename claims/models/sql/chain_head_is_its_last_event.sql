IF NEW.article_id IS DISTINCT FROM OLD.article_id
OR NEW.count <> OLD.count + 1
OR NOT EXISTS (
    SELECT FROM claims_event e
    WHERE e.chain_id = NEW.id AND e.sequence = NEW.count AND e.hash = NEW.head
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
