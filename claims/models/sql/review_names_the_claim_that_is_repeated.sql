IF NEW.state <> 'draft' AND NEW.duplicate_of_id IS NULL OR EXISTS (
    SELECT FROM claims_claim original
    JOIN claims_claimversion v ON v.id = NEW.claim_version_id
    JOIN claims_claim c ON c.id = v.claim_id
    WHERE original.id = NEW.duplicate_of_id
        AND (original.id = c.id OR original.article_id <> c.article_id)
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
