IF NEW.thread_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM claims_comment t
    WHERE t.id = NEW.thread_id AND t.claim_id = NEW.claim_id AND t.thread_id IS NULL
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
