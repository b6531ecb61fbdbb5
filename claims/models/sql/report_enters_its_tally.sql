UPDATE claims_articletally SET reports = NEW.number, is_changed = false WHERE article_id = NEW.article_id;
RETURN NULL;
