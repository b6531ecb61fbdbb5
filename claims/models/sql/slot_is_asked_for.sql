IF (NEW.number BETWEEN 1 AND
    (SELECT needed FROM claims_round WHERE id = NEW.round_id)
    + CASE NEW.kind WHEN 'tie-break' THEN 1 ELSE 0 END
) IS NOT TRUE THEN
    RAISE EXCEPTION %(refusal)s USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
END IF;
RETURN NEW;
