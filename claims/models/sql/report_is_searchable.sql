INSERT INTO claims_searchablereport (report_id, vector)
VALUES (NEW.id, claims_report_words(NEW.document::jsonb))
ON CONFLICT DO NOTHING;
RETURN NULL;
