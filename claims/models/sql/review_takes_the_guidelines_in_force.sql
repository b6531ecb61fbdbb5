IF TG_OP = 'INSERT' OR OLD.state = 'draft' THEN
    NEW.guidelines_version := (SELECT max(number) FROM claims_guidelines);
END IF;
RETURN NEW;
