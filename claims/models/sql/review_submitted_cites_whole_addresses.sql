IF NEW.state <> 'draft' AND EXISTS (
    SELECT FROM claims_evidence e WHERE e.review_id = NEW.id AND (
        e.cited = ''
        OR e.stance = ''
        OR e.archived_url !~ '^(https?://.*)?$'
        OR e.is_protected AND e.public_description = ''
    )
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
