-- The sentences of a revision in order, with the marks that people gave them.
SELECT sentence.position, sentence.start, sentence."end", sentence.role, sentence.not_checkable, sentence.is_cut,
    coalesce(nullif(person.name, ''), person.email, '') AS marked_by, sentence.accounted_by_id AS marked_by_id
FROM claims_sentence sentence
LEFT JOIN claims_person person ON person.id = sentence.accounted_by_id
WHERE sentence.revision_id = %(revision)s
ORDER BY sentence.position
