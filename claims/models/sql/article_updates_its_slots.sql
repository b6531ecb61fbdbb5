-- To write the column is enough: slot_copies_its_claim fires and reads the article again.
UPDATE claims_reviewslot SET article_id = article_id WHERE article_id = NEW.id AND is_open;
RETURN NULL;
