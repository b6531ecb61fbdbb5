INSERT INTO claims_articletally (article_id, deadline) VALUES (NEW.id, NEW.deadline)
ON CONFLICT (article_id) DO UPDATE SET deadline = EXCLUDED.deadline
WHERE claims_articletally.deadline IS DISTINCT FROM EXCLUDED.deadline;
RETURN NULL;
