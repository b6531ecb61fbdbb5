-- The keys are compared with those of a slot, see slot_copies_its_claim.sql.
NEW.conflict_keys = ARRAY(
    SELECT DISTINCT key FROM (
        SELECT translate(lower(normalize(name, NFKC)), %(white_space)s, '') AS key
        FROM unnest(NEW.interests || ARRAY[NEW.name, NEW.pseudonym]::text[]) AS name
        UNION ALL
        -- An interest written as an address counts by its host too.
        SELECT substring(
            translate(lower(normalize(name, NFKC)), %(white_space)s, '')
            FROM '^(?:https?://(?:www[.])?|www[.])([^/?#:@]+)'
        )
        FROM unnest(NEW.interests) AS name
    ) AS keys WHERE key <> ''
);
RETURN NEW;
