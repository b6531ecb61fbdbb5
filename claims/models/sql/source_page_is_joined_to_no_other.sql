IF NEW.page_id IS NOT NULL AND EXISTS (
    SELECT FROM claims_source
    WHERE id = NEW.page_id AND page_id IS NOT NULL OR page_id = NEW.id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
