-- Waits for reviews and comments that are being written, see early_readers_of_a_round.sql.
PERFORM pg_advisory_xact_lock(%(roles_and_rounds)s);
WITH candidates AS (
    SELECT coalesce(NEW.person_id, OLD.person_id) AS person_id, id AS round_id
    FROM claims_round WHERE closed_at IS NULL
)
%(record_early_readings)s
RETURN NULL;
