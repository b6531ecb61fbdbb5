-- Events with their payloads, in order; a WHERE and an ORDER BY follow. A time that no calendar has is written as it is.
SELECT
    e.chain_id, e.sequence, e.header, e.previous_hash, e.hash, e.event_type,
    CASE WHEN isfinite(e.at) THEN to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') ELSE e.at::text END,
    e.actor_id, e.object_type, e.object_id, p.event_id IS NOT NULL, p.salt, p.body, p.erased_at IS NOT NULL
FROM claims_event e LEFT JOIN claims_eventpayload p ON p.event_id = e.id
