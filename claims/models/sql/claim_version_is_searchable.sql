INSERT INTO claims_searchableclaim (version_id, vector)
SELECT n.id, claims_claim_words(a.language, n.statement, n.quote)
FROM new_rows n
JOIN claims_revision r ON r.id = n.revision_id
JOIN claims_article a ON a.id = r.article_id
ON CONFLICT DO NOTHING;
-- The quote is in the text, whose words are known.
PERFORM claims_note_words(string_agg(statement, ' ')) FROM new_rows WHERE statement <> '';
RETURN NULL;
