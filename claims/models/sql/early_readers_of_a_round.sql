WITH candidates AS (
    SELECT pg.person_id, NEW.round_id
    FROM claims_person_groups pg JOIN auth_group g ON g.id = pg.group_id
    WHERE g.name = 'editor'
    UNION
    SELECT id, NEW.round_id FROM claims_person WHERE is_superuser
)
%(record_early_readings)s
RETURN NULL;
