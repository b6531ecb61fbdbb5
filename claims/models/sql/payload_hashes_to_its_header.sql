IF NOT EXISTS (
    SELECT FROM claims_event e
    WHERE e.id = NEW.event_id AND e.header::jsonb ->> 'payload'
        = encode(sha256(decode(NEW.salt, 'hex') || convert_to(NEW.body, 'UTF8')), 'hex')
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
