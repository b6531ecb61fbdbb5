IF NOT EXISTS (
    SELECT FROM claims_round r
    WHERE r.id = NEW.round_id AND r.claim_version_id = NEW.claim_version_id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
