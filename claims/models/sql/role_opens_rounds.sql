WITH candidates AS (
    SELECT coalesce(NEW.person_id, OLD.person_id) AS person_id, id AS round_id
    FROM claims_round WHERE closed_at IS NULL
)
%(record_early_readings)s
RETURN NULL;
