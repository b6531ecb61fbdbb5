-- One event for a statement that changed rows past the actions; see claims/models/outside_change.py.
-- An action has written the number of its transaction into factcheck.workflow when it locked its chain.
-- The setting ends with the transaction, and no later one has the same number.
DECLARE
    most_rows constant integer := 20;
    change record;
    named text;
    one_article bigint;
    chain record;
    rows_text text;
    body text;
    header text;
    salt text;
    moment timestamptz;
    by_person bigint;
    new_event bigint;
BEGIN
    IF current_setting('factcheck.workflow', true) = pg_current_xact_id()::text OR NOT (%(any_row)s) THEN
        RETURN NULL;
    END IF;

    SELECT count(*) AS row_count, min(c.key) AS key, min(c.article) AS article,
        count(DISTINCT c.article) AS articles,
        coalesce(array_agg(DISTINCT c.claim) FILTER (WHERE c.claim IS NOT NULL), '{}') AS claims,
        encode(sha256(string_agg(
            sha256(convert_to(coalesce(c.after, c.before)::text, 'UTF8')), '' ORDER BY c.key
        )), 'hex') AS digest
    INTO change
    FROM (%(changes)s) c WHERE c.before IS DISTINCT FROM c.after;
    IF change.row_count = 0 THEN
        RETURN NULL;
    END IF;
    salt := replace(gen_random_uuid()::text, '-', '');
    moment := clock_timestamp();
    one_article := CASE WHEN change.articles = 1 THEN change.article END;
    named := CASE
        WHEN cardinality(change.claims) = 1 THEN 'claim:' || change.claims[1]
        WHEN change.row_count = 1 THEN %(noun)s || ':' || change.key
        WHEN one_article IS NOT NULL THEN 'article:' || one_article
        ELSE 'desk:1'
    END;

    SELECT c.id, c.count, c.head INTO chain FROM claims_eventchain c WHERE c.article_id = one_article FOR UPDATE;
    IF chain.id IS NULL THEN
        SELECT c.id, c.count, c.head INTO chain FROM claims_eventchain c WHERE c.article_id IS NULL FOR UPDATE;
    END IF;

    SELECT p.id INTO by_person FROM claims_person p WHERE p.id::text = current_setting('factcheck.person', true);

    SELECT string_agg(
        '{"after":' || coalesce(to_json(r.after::text)::text, 'null')
            || ',"before":' || coalesce(to_json(r.before::text)::text, 'null')
            || ',"key":' || to_json(%(noun)s || ':' || r.key)::text || '}',
        ',' ORDER BY r.key
    ) INTO rows_text
    FROM (
        SELECT c.key, c.before, c.after FROM (%(changes)s) c
        WHERE c.before IS DISTINCT FROM c.after ORDER BY c.key LIMIT most_rows
    ) r;

    body := '{"count":' || change.row_count || ',"digest":' || to_json(change.digest)::text
        || ',"operation":' || to_json(lower(TG_OP))::text
        || ',"role":' || to_json(session_user::text)::text
        || ',"rows":[' || rows_text || '],"table":' || to_json(TG_TABLE_NAME::text)::text || '}';
    header := '{"actor":' || to_json(coalesce('person:' || by_person, 'command-line'))::text
        || ',"at":' || to_json(to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'))::text
        || ',"chain":' || chain.id || ',"move":"outside","object":' || to_json(named)::text
        || ',"payload":"' || encode(sha256(decode(salt, 'hex') || convert_to(body, 'UTF8')), 'hex')
        || '","sequence":' || (chain.count + 1) || '}';

    -- The trigger event_moves_the_head_of_its_chain writes the new head of the chain.
    INSERT INTO claims_event (chain_id, sequence, at, event_type, header, previous_hash, hash)
    VALUES (
        chain.id, chain.count + 1, moment, 'outside', header, chain.head,
        encode(sha256(decode(chain.head, 'hex') || convert_to(header, 'UTF8')), 'hex')
    ) RETURNING id INTO new_event;
    INSERT INTO claims_eventpayload (event_id, salt, body) VALUES (new_event, salt, body);
    INSERT INTO claims_outsidechange (event_id, noun, operation, row_count, columns, role, claims)
    SELECT new_event, %(noun)s, lower(TG_OP), change.row_count,
        CASE WHEN TG_OP = 'UPDATE' THEN coalesce((
            SELECT array_agg(DISTINCT b.key ORDER BY b.key)
            FROM (%(changes)s) c, jsonb_each(c.after) b
            WHERE b.value IS DISTINCT FROM c.before -> b.key
        ), '{}') ELSE '{}' END,
        session_user, change.claims;
    RETURN NULL;
END;
