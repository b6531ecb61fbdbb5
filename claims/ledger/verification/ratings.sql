-- All ratings.
SELECT
    id AS key, scale_id, label, "order", value, text, symbol, tone, definition, needs_rationale, needs_sources,
    retired_at IS NOT NULL AS is_retired, succeeds_id AS succeeds
FROM claims_rating
ORDER BY id
