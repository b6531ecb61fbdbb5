UPDATE claims_articletally SET is_changed = true
WHERE article_id = (SELECT article_id FROM claims_claim WHERE id = NEW.claim_id)
    AND reports > 0 AND NOT is_changed;
RETURN NULL;
