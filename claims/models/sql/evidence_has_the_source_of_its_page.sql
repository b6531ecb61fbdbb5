IF NEW.source_id IS NOT NULL THEN
    -- A join holds the same lock alone, so no evidence is written under a source that is being joined.
    PERFORM pg_advisory_xact_lock_shared(hashtext('claims_source.page'));
    NEW.source_id = coalesce((SELECT page_id FROM claims_source WHERE id = NEW.source_id), NEW.source_id);
END IF;
RETURN NEW;
