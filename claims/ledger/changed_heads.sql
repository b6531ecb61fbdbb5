-- The chains with events that the newsroom's chain has not recorded yet; the one that must be recorded comes first.
SELECT c.id AS chain, c.count, c.head
FROM claims_eventchain c LEFT JOIN claims_recordedhead r ON r.chain = c.id
WHERE c.count > coalesce(r.count, 0) AND c.id <> %(newsroom)s
ORDER BY c.id <> %(first)s, c.id
LIMIT %(most)s
