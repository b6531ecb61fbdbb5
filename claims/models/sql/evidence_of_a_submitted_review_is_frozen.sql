IF EXISTS (
    SELECT FROM claims_review WHERE state = 'submitted'
    AND id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.review_id END,
               CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.review_id END)
) AND NOT (
    -- Two sources were joined, or the join was undone: the same words then stand under the other source.
    TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - '{source_id,source_since}'::text[] = to_jsonb(OLD) - '{source_id,source_since}'::text[]
    AND EXISTS (
        SELECT FROM claims_sourcejoin
        WHERE kept_id IN (OLD.source_id, NEW.source_id) AND joined_id IN (OLD.source_id, NEW.source_id)
        OR OLD.source_id = NEW.source_id AND kept_id = NEW.source_id
    )
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
