-- Refuses what the trigger fires on, except that the name of somebody who left is replaced in one column.
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('factcheck.erasing', true) = pg_current_xact_id()::text
    AND to_jsonb(NEW) - %(words)s = to_jsonb(OLD) - %(words)s THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END;
