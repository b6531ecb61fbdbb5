-- Two triggers share this function: for new claims, and for claims whose status changed. It adds what
-- came and takes away what went, so its work is that of the statement, however many claims there are.
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE claims_articletally t SET
            suggested = t.suggested + d.suggested,
            open = t.open + d.open,
            agreed = t.agreed + d.agreed,
            disputed = t.disputed + d.disputed,
            context_changed = t.context_changed + d.context_changed,
            decided = t.decided + d.decided
        FROM (
            SELECT article_id,
                count(*) FILTER (WHERE status = 'proposed') AS suggested,
                count(*) FILTER (WHERE status = 'open') AS open,
                count(*) FILTER (WHERE status = 'agreed') AS agreed,
                count(*) FILTER (WHERE status = 'disputed') AS disputed,
                count(*) FILTER (WHERE status = 'context-changed') AS context_changed,
                count(*) FILTER (WHERE status = 'decided') AS decided
            FROM new_rows GROUP BY article_id
        ) d
        WHERE t.article_id = d.article_id;
        RETURN NULL;
    END IF;

    UPDATE claims_articletally t SET
        suggested = t.suggested + d.suggested,
        open = t.open + d.open,
        agreed = t.agreed + d.agreed,
        disputed = t.disputed + d.disputed,
        context_changed = t.context_changed + d.context_changed,
        decided = t.decided + d.decided
    FROM (
        SELECT n.article_id,
            count(*) FILTER (WHERE n.status = 'proposed') - count(*) FILTER (WHERE o.status = 'proposed') AS suggested,
            count(*) FILTER (WHERE n.status = 'open') - count(*) FILTER (WHERE o.status = 'open') AS open,
            count(*) FILTER (WHERE n.status = 'agreed') - count(*) FILTER (WHERE o.status = 'agreed') AS agreed,
            count(*) FILTER (WHERE n.status = 'disputed') - count(*) FILTER (WHERE o.status = 'disputed') AS disputed,
            count(*) FILTER (WHERE n.status = 'context-changed')
                - count(*) FILTER (WHERE o.status = 'context-changed') AS context_changed,
            count(*) FILTER (WHERE n.status = 'decided') - count(*) FILTER (WHERE o.status = 'decided') AS decided
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE n.status <> o.status
        GROUP BY n.article_id
    ) d
    WHERE t.article_id = d.article_id;
    RETURN NULL;
END;
