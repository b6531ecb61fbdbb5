-- How much work waits for an editor: each number from an index, and none is counted beyond `most`.
-- An editor sees every article, and these states are those of closed rounds, so nothing is hidden here.
--
-- Parameters: most; soon: a deadline before this moment is at risk.

SELECT
    (SELECT count(*) FROM (SELECT FROM claims_claim WHERE status = 'disputed' LIMIT %(most)s) c) AS disputed,
    (SELECT count(*) FROM (SELECT FROM claims_claim WHERE status = 'agreed' LIMIT %(most)s) c) AS agreed,
    (
        SELECT count(*) FROM (SELECT FROM claims_claim WHERE status = 'context-changed' LIMIT %(most)s) c
    ) AS context_changed,
    (
        SELECT count(*) FROM (SELECT FROM claims_articletally WHERE stage = 'ready' LIMIT %(most)s) t
    ) AS ready,
    (
        SELECT article_id FROM claims_articletally WHERE stage = 'ready' ORDER BY article_id LIMIT 1
    ) AS first_ready,
    (
        SELECT count(*) FROM (
            SELECT FROM claims_articletally
            WHERE stage IN ('choosing', 'checking', 'deciding', 'ready') AND deadline < %(soon)s
            LIMIT %(most)s
        ) t
    ) AS at_risk,
    (
        SELECT deadline FROM claims_articletally
        WHERE stage IN ('choosing', 'checking', 'deciding', 'ready') AND deadline < %(soon)s
        ORDER BY deadline, article_id DESC LIMIT 1
    ) AS first_deadline
