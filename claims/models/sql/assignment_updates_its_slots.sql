UPDATE claims_reviewslot s SET is_assigned = NOT is_assigned
WHERE s.article_id IN (OLD.article_id, NEW.article_id)  -- OLD or NEW is NULL where it has no row
AND s.is_open AND s.is_assigned
    <> EXISTS (SELECT FROM claims_assignment a WHERE a.article_id = s.article_id);
RETURN NULL;
