"""Tables and functions of the search. Triggers fill the tables from now on; the next migration adds what is there already."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


CONFIG = """
CREATE FUNCTION claims_search_config(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- The full-text configuration of a language (BCP 47); PostgreSQL 15 has all of these.
    SELECT CASE lower(split_part(split_part(language, '-', 1), '_', 1))
        WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
        WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
        WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
        WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
        WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
        WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
        WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
        WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
        ELSE 'simple'
    END::regconfig
$$
"""
TEXT = """
CREATE FUNCTION claims_search_text(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- Without what no reader can see within a word. Scripts without spaces are cut into characters, by spaces.
    -- What looks like a tag is words too: the parser would leave it out. A vector holds at most 1 MB, so a text is cut.
    SELECT regexp_replace(
        regexp_replace(translate(normalize(left(coalesce(words, ''), 200000), NFC), '<', chr(4)), '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]', '', 'g'),
        '([\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0002ffff])',
        '\\1 ', 'g'
    )
$$
"""
CLAIM = """
CREATE FUNCTION claims_claim_words(language text, statement text, quote text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(claims_search_config(language), claims_search_text(statement)), 'A')
        || to_tsvector(claims_search_config(language), claims_search_text(quote))
$$
"""
ARTICLE = """
CREATE FUNCTION claims_article_words(language text, headline text, publisher text, authors text, words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(claims_search_config(language), claims_search_text(headline)), 'A')
        || setweight(to_tsvector('simple', claims_search_text(concat_ws(' ', publisher, authors))), 'B')
        || to_tsvector(claims_search_config(language), claims_search_text(words))
$$
"""
REPORT = """
CREATE FUNCTION claims_report_words(document jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(config, claims_search_text(concat_ws(' ', document ->> 'headline', document #>> '{article,title}'))), 'A')
        || to_tsvector(config, claims_search_text(document ->> 'key_finding'))
        || to_tsvector(config, claims_search_text((
            SELECT string_agg(concat_ws(' ', claim ->> 'statement', claim ->> 'quote', claim ->> 'summary'), ' ')
            FROM jsonb_array_elements(document -> 'claims') claim
        )))
    FROM claims_search_config(document #>> '{article,language}') config
$$
"""
WORDS = """
CREATE FUNCTION claims_note_words(words text) RETURNS void
LANGUAGE sql VOLATILE STRICT AS $$
    -- Add the words of a text that are not known yet.
    INSERT INTO claims_knownword (word)
    SELECT word FROM unnest(tsvector_to_array(to_tsvector('simple', claims_search_text(words)))) word
    WHERE length(word) BETWEEN 4 AND 40 AND word ~ '^[[:alpha:]]+$'
        AND NOT EXISTS (SELECT FROM claims_knownword known WHERE known.word = word.word)
$$
"""
ALL = """
CREATE FUNCTION claims_make_searchable() RETURNS void
LANGUAGE sql VOLATILE AS $$
    -- Write the words of everything that has none yet: of what was written before there were triggers, or past them.
    INSERT INTO claims_searchableclaim (version_id, vector)
    SELECT v.id, claims_claim_words(a.language, v.statement, v.quote)
    FROM claims_claimversion v JOIN claims_revision r ON r.id = v.revision_id JOIN claims_article a ON a.id = r.article_id
    ON CONFLICT DO NOTHING;
    INSERT INTO claims_searchablearticle (revision_id, vector)
    SELECT r.id, claims_article_words(a.language, a.headline, a.publisher, a.authors, r.text)
    FROM claims_revision r JOIN claims_article a ON a.id = r.article_id
    ON CONFLICT DO NOTHING;
    INSERT INTO claims_searchablereview (review_id, vector)
    SELECT w.id, to_tsvector(claims_search_config(a.language), claims_search_text(w.rationale))
    FROM claims_review w JOIN claims_claimversion v ON v.id = w.claim_version_id
    JOIN claims_claim c ON c.id = v.claim_id JOIN claims_article a ON a.id = c.article_id
    WHERE w.state = 'submitted'
    ON CONFLICT DO NOTHING;
    INSERT INTO claims_searchablereport (report_id, vector)
    SELECT id, claims_report_words(document::jsonb) FROM claims_report
    ON CONFLICT DO NOTHING;
    WITH said AS (
        SELECT concat_ws(' ', a.headline, a.publisher, a.authors, r.text) AS words
        FROM claims_revision r JOIN claims_article a ON a.id = r.article_id
        UNION ALL
        SELECT statement FROM claims_claimversion WHERE statement <> ''
    )
    INSERT INTO claims_knownword (word)
    SELECT DISTINCT word.word
    FROM said, unnest(tsvector_to_array(to_tsvector('simple', claims_search_text(said.words)))) AS word(word)
    WHERE length(word.word) BETWEEN 4 AND 40 AND word.word ~ '^[[:alpha:]]+$'
        AND NOT EXISTS (SELECT FROM claims_knownword known WHERE known.word = word.word);
$$
"""
FUNCTIONS = {
    "claims_search_config(text)": CONFIG,
    "claims_search_text(text)": TEXT,
    "claims_claim_words(text, text, text)": CLAIM,
    "claims_article_words(text, text, text, text, text)": ARTICLE,
    "claims_report_words(jsonb)": REPORT,
    "claims_note_words(text)": WORDS,
    "claims_make_searchable()": ALL,
}


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0038_report_drafts_and_pictures'),
    ]

    operations = [
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchableArticle',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='searchable', serialize=False, to='claims.revision')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchableClaim',
            fields=[
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='searchable', serialize=False, to='claims.claimversion')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchableReport',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='searchable', serialize=False, to='claims.report')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchableReview',
            fields=[
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='searchable', serialize=False, to='claims.review')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        *(
            migrations.RunSQL(create, f'DROP FUNCTION {signature}')
            for signature, create in FUNCTIONS.items()
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimversion',
            trigger=pgtrigger.compiler.Trigger(name='claim_version_is_searchable', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO claims_searchableclaim (version_id, vector)\nSELECT n.id, claims_claim_words(a.language, n.statement, n.quote)\nFROM new_rows n\nJOIN claims_revision r ON r.id = n.revision_id\nJOIN claims_article a ON a.id = r.article_id\nON CONFLICT DO NOTHING;\n-- The quote is in the text, whose words are known.\nPERFORM claims_note_words(string_agg(statement, ' ')) FROM new_rows WHERE statement <> '';\nRETURN NULL;\n", hash='7ff4f42b36ced262d22c9e94ffaf21b6626aa698', level='STATEMENT', operation='INSERT', pgid='pgtrigger_claim_version_is_searchable_9b9e3', referencing='REFERENCING NEW TABLE AS new_rows ', table='claims_claimversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='report_is_searchable', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO claims_searchablereport (report_id, vector)\nVALUES (NEW.id, claims_report_words(NEW.document::jsonb))\nON CONFLICT DO NOTHING;\nRETURN NULL;\n', hash='c0cb67090743ed3d822eeb77285bf044316cd898', operation='INSERT', pgid='pgtrigger_report_is_searchable_141a4', table='claims_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='review_is_searchable', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'submitted\')', func='INSERT INTO claims_searchablereview (review_id, vector)\nSELECT NEW.id, to_tsvector(claims_search_config(a.language), claims_search_text(NEW.rationale))\nFROM claims_claimversion v\nJOIN claims_claim c ON c.id = v.claim_id\nJOIN claims_article a ON a.id = c.article_id\nWHERE v.id = NEW.claim_version_id\n-- After an undo the rationale may be another one.\nON CONFLICT (review_id) DO UPDATE SET vector = excluded.vector;\nRETURN NULL;\n', hash='c257f382771eeb016f0f3a2e5759c80c18ad287e', operation='INSERT OR UPDATE OF "state"', pgid='pgtrigger_review_is_searchable_11b84', table='claims_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='revision',
            trigger=pgtrigger.compiler.Trigger(name='revision_is_searchable', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO claims_searchablearticle (revision_id, vector)\nSELECT NEW.id, claims_article_words(a.language, a.headline, a.publisher, a.authors, NEW.text)\nFROM claims_article a WHERE a.id = NEW.article_id\nON CONFLICT DO NOTHING;\nPERFORM claims_note_words(concat_ws(' ', a.headline, a.publisher, a.authors, NEW.text))\nFROM claims_article a WHERE a.id = NEW.article_id;\nRETURN NULL;\n", hash='b857f0d42a1ce74854e16e9da00239d76c6c1f38', operation='INSERT', pgid='pgtrigger_revision_is_searchable_6c9d5', table='claims_revision', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='knownword',
            index=models.Index(fields=['word'], name='known_word'),
        ),
        migrations.AddIndex(
            model_name='knownword',
            index=django.contrib.postgres.indexes.GinIndex(fields=['word'], gin_pending_list_limit=256, name='known_word_parts', opclasses=('gin_trgm_ops',)),
        ),
        migrations.AddIndex(
            model_name='searchablearticle',
            index=django.contrib.postgres.indexes.GinIndex(models.F('vector'), gin_pending_list_limit=256, name='searchable_article_words'),
        ),
        migrations.AddIndex(
            model_name='searchableclaim',
            index=django.contrib.postgres.indexes.GinIndex(models.F('vector'), gin_pending_list_limit=256, name='searchable_claim_words'),
        ),
        migrations.AddIndex(
            model_name='searchablereport',
            index=django.contrib.postgres.indexes.GinIndex(models.F('vector'), gin_pending_list_limit=256, name='searchable_report_words'),
        ),
        migrations.AddIndex(
            model_name='searchablereview',
            index=django.contrib.postgres.indexes.GinIndex(models.F('vector'), gin_pending_list_limit=256, name='searchable_review_words'),
        ),
    ]
