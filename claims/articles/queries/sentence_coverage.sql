-- Every sentence of a revision, and how it is accounted for. A claim that is being checked sorts its sentences, and so
-- does a claim that somebody set aside for a reason. A suggested claim doesn't: nobody has looked at the sentence yet.
--
-- From the claims to their sentences, because sentences have an index on their ranges (sentences_do_not_overlap):
-- time in the number of both together.
WITH sorted AS (
    SELECT sentence.id,
        bool_or(claim.status <> 'set-aside') AS is_checked,
        (array_agg(claim.set_aside_reason ORDER BY claim.number)
            FILTER (WHERE claim.status = 'set-aside'))[1] AS reason
    FROM claims_claim claim
    JOIN claims_sentence sentence ON sentence.revision_id = %(revision)s
        AND int4range(sentence.start, sentence."end") && int4range(claim.start, claim."end")
    WHERE claim.article_id = (SELECT article_id FROM claims_revision WHERE id = %(revision)s) AND claim.start IS NOT NULL AND claim.status <> 'proposed'
    GROUP BY sentence.id
)
SELECT sentence.position, sentence.start, sentence."end", sentence.role, sentence.not_checkable, sentence.is_cut,
    coalesce(nullif(person.name, ''), person.email, '') AS marked_by,
    CASE
        WHEN sentence.is_cut THEN 'cut'
        WHEN sentence.not_checkable <> '' THEN 'not-checkable'
        WHEN sorted.is_checked THEN 'has-claims'
        WHEN sorted.reason IS NOT NULL THEN 'not-checkable'
        ELSE 'unread'
    END AS coverage,
    coalesce(nullif(sentence.not_checkable, ''), sorted.reason, '') AS because
FROM claims_sentence sentence
LEFT JOIN sorted ON sorted.id = sentence.id
LEFT JOIN claims_person person ON person.id = sentence.accounted_by_id
WHERE sentence.revision_id = %(revision)s
ORDER BY sentence.position
