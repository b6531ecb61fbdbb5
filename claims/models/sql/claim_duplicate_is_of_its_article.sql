IF EXISTS (
    SELECT FROM claims_claim original
    WHERE original.id = NEW.duplicate_of_id AND original.article_id <> NEW.article_id
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
