IF EXISTS (
    SELECT FROM claims_review WHERE state = 'submitted'
    AND id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.review_id END,
               CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.review_id END)
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
