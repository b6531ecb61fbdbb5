-- Refuses rows whose words don't stand at their place in a text. Four triggers share this function.
--
-- substr() counts from the first character of a text, so cutting each of a thousand spans from the
-- whole text would take quadratic time. The spans are read in their order instead, through a pane
-- that moves along the text.
DECLARE
    white_space constant text := %(white_space)s;
    typography constant text := %(typography)s;
    pane_size constant integer := 8192;
    -- A claim keeps its version while a new text changes only what no reader can see in its words. The exact rule is in
    -- claims/text/folding.py; this one lets a little more pass, and never a letter or a digit.
    ignores_typography constant boolean := TG_TABLE_NAME = 'claims_claim';
    ignores_white_space constant boolean := TG_TABLE_NAME <> 'claims_claimversion';
    spans refcursor;  -- of rows (revision, s, e, quote, is_own), in the order of revision and s
    span record;
    revision bigint := NULL;
    whole text := '';
    pane text := '';
    pane_start integer := NULL;
    words text;
BEGIN
    IF TG_TABLE_NAME = 'claims_revision' THEN
        -- The gaps before, between and after its sentences: they hold nothing but white space.
        OPEN spans FOR
            SELECT NEW.id AS revision, coalesce(lag("end") OVER (ORDER BY start), 0) AS s, start AS e,
                '' AS quote, true AS is_own
            FROM claims_sentence WHERE revision_id = NEW.id
            UNION ALL
            SELECT NEW.id, coalesce(max("end"), 0), length(NEW.text), '', true
            FROM claims_sentence WHERE revision_id = NEW.id
            ORDER BY 1, 2;
    ELSIF TG_TABLE_NAME = 'claims_claimversion' THEN
        OPEN spans FOR
            SELECT n.revision_id AS revision, n.start AS s, n."end" AS e,
                n.quote, c.article_id = r.article_id AS is_own
            FROM new_rows n
            LEFT JOIN claims_revision r ON r.id = n.revision_id
            LEFT JOIN claims_claim c ON c.id = n.claim_id
            ORDER BY 1, 2;
    ELSIF TG_OP = 'INSERT' THEN  -- on claims_claim
        OPEN spans FOR
            SELECT (SELECT id FROM claims_revision r WHERE r.article_id = n.article_id
                ORDER BY number DESC LIMIT 1) AS revision, n.start AS s, n."end" AS e,
                v.quote, true AS is_own
            FROM new_rows n LEFT JOIN claims_claimversion v ON v.id = n.current_id
            WHERE n.current_id IS NOT NULL AND n.start IS NOT NULL
            ORDER BY 1, 2;
    ELSE  -- an update of claims_claim: the claims whose place or version changed
        OPEN spans FOR
            SELECT (SELECT id FROM claims_revision r WHERE r.article_id = n.article_id
                ORDER BY number DESC LIMIT 1) AS revision, n.start AS s, n."end" AS e,
                v.quote, true AS is_own
            FROM new_rows n LEFT JOIN claims_claimversion v ON v.id = n.current_id
            WHERE n.current_id IS NOT NULL AND n.start IS NOT NULL
            AND NOT EXISTS (SELECT FROM old_rows o WHERE o.id = n.id
                AND (o.start, o."end", o.current_id)
                    IS NOT DISTINCT FROM (n.start, n."end", n.current_id))
            ORDER BY 1, 2;
    END IF;

    LOOP
        FETCH spans INTO span;
        EXIT WHEN NOT FOUND;
        IF span.revision IS DISTINCT FROM revision THEN
            SELECT text INTO whole FROM claims_revision WHERE id = span.revision;
            revision := span.revision;
            pane_start := NULL;
        END IF;
        IF pane_start IS NULL OR span.e > pane_start + pane_size THEN
            pane_start := span.s;
            pane := substr(whole, pane_start + 1, greatest(pane_size, span.e - span.s));
        END IF;
        words := substr(pane, span.s - pane_start + 1, greatest(span.e - span.s, 0));
        IF ignores_white_space THEN
            words := translate(words, white_space, '');
            span.quote := translate(span.quote, white_space, '');
        END IF;
        IF ignores_typography AND words <> span.quote THEN
            words := translate(normalize(translate(words, typography, ''), NFKC), typography, '');
            span.quote := translate(normalize(translate(span.quote, typography, ''), NFKC), typography, '');
        END IF;
        IF (span.is_own AND span.s <= span.e AND words = span.quote) IS NOT TRUE THEN
            RAISE EXCEPTION %(refusal)s
                USING ERRCODE = 'restrict_violation', CONSTRAINT = %(name)s;
        END IF;
    END LOOP;
    CLOSE spans;
    RETURN NULL;
END;
