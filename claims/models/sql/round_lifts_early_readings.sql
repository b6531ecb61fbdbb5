-- A round that was ended before all its reviews were in lifts nothing.
IF EXISTS (
    SELECT FROM claims_reviewslot
    WHERE round_id = NEW.id AND kind = 'review' AND state <> 'submitted'
) THEN
    RETURN NULL;
END IF;
UPDATE claims_earlyreading e SET lifted_by_id = NEW.id
FROM claims_claimversion v
WHERE v.id = NEW.claim_version_id AND e.claim_id = v.claim_id AND e.lifted_by_id IS NULL
    AND NOT EXISTS (
        SELECT FROM claims_earlyreading own
        WHERE own.person_id = e.person_id AND own.round_id = NEW.id
    );
RETURN NULL;
