IF NOT EXISTS (
    SELECT FROM claims_claim c
    WHERE c.id = NEW.claim_id AND c.round_id IS NOT DISTINCT FROM NEW.round_id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
