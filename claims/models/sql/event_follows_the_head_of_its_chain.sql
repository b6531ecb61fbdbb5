DECLARE
    header constant jsonb := NEW.header::jsonb;
BEGIN
    IF (
        EXISTS (
            SELECT FROM claims_eventchain c WHERE c.id = NEW.chain_id
            AND NEW.sequence = c.count + 1 AND NEW.previous_hash = c.head
        )
        AND NEW.hash = encode(
            sha256(decode(NEW.previous_hash, 'hex') || convert_to(NEW.header, 'UTF8')), 'hex'
        )
        AND (header ->> 'sequence')::bigint = NEW.sequence
        AND (header ->> 'at')::timestamptz = NEW.at
        AND header ->> 'move' = NEW.event_type
        AND header ->> 'actor' ~ '^(person:[0-9]+|command-line)$'
        AND header ->> 'object' ~ '^[a-z]+:[0-9]+$'
    ) IS NOT TRUE THEN
        RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
    END IF;
    RETURN NEW;
END;
