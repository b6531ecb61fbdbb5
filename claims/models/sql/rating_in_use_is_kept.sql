-- Reviews are not looked at: a refusal would tell who uses the rating in a review that is still hidden.
IF EXISTS (
    SELECT FROM claims_article a JOIN claims_claim c ON c.article_id = a.id
    WHERE a.scale_id = OLD.scale_id AND c.round_id IS NOT NULL
) THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN OLD;
