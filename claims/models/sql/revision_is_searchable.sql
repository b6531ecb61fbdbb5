INSERT INTO claims_searchablearticle (revision_id, vector)
SELECT NEW.id, claims_article_words(a.language, a.headline, a.publisher, a.authors, NEW.text)
FROM claims_article a WHERE a.id = NEW.article_id
ON CONFLICT DO NOTHING;
PERFORM claims_note_words(concat_ws(' ', a.headline, a.publisher, a.authors, NEW.text))
FROM claims_article a WHERE a.id = NEW.article_id;
RETURN NULL;
