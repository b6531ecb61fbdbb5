-- Roles that change at the same moment are waited for, and the other way round: else neither of the two
-- would see the other. What else lets somebody read waits for the lock of the article's chain.
PERFORM pg_advisory_xact_lock_shared(%(roles_and_rounds)s);
WITH candidates AS (
    SELECT pg.person_id, NEW.round_id
    FROM claims_person_groups pg JOIN auth_group g ON g.id = pg.group_id
    WHERE g.name = 'editor'
    UNION
    SELECT id, NEW.round_id FROM claims_person WHERE is_superuser
)
%(record_early_readings)s
RETURN NULL;
