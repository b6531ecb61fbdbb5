UPDATE claims_sentback SET is_over = true WHERE round_id = NEW.id AND NOT is_over;
RETURN NULL;
