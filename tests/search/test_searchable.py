"""Triggers write the words of claims, articles, reviews and reports, and the database finds them by an index."""

import pytest
from django.db import connection

from claims.access.search import Filters, find_articles, find_claims, find_reports, find_reviews
from claims.lists.queries.parsing import CONFIGURATIONS, parse_query
from claims.models import (
    KnownWord,
    Person,
    SearchableArticle,
    SearchableClaim,
    SearchableReport,
    SearchableReview,
)
from tests import factories as make
from tests.plans import sent_statements

pytestmark = pytest.mark.django_db

TABLES = (SearchableClaim, SearchableArticle, SearchableReview, SearchableReport, KnownWord)


def words() -> list[list[tuple]]:
    """What all tables of the search hold, without the keys of the words."""
    columns = [("pk", "vector")] * 4 + [("word",)]
    return [
        sorted(table.objects.values_list(*names))
        for table, names in zip(TABLES, columns, strict=True)
    ]


def test_making_everything_searchable_again_writes_what_the_triggers_wrote():
    make.make_report()
    written = words()
    assert all(written)
    for table in TABLES:
        table.objects.all().delete()

    for _ in range(2):  # the second time there is nothing to do
        with connection.cursor() as cursor:
            cursor.execute("SELECT claims_make_searchable()")

        assert words() == written


def test_a_submitted_rationale_is_searchable_and_a_draft_is_not(reviewer: Person):
    claim = make.make_claim()
    saved = make.save(claim, reviewer, make.make_draft("True", "A draft of mine."))
    assert not SearchableReview.objects.exists()

    make.submit(claim, saved)

    assert "draft" in SearchableReview.objects.get().vector


def test_no_word_of_a_review_is_a_known_word(reviewer: Person):
    make.review(make.make_claim(), reviewer, rationale="hushword")

    assert not KnownWord.objects.filter(word="hushword").exists()


def test_a_long_text_is_searchable():
    """However many different words it has: a vector holds 1 MB at most."""
    text = " ".join(f"{n:x}ńń{n * 7919 % 100_003:x}źź" for n in range(80_000))

    article = make.make_article(f"The city has 35,000 trees. {text}")

    assert SearchableArticle.objects.filter(revision__article=article).exists()


def test_every_configuration_of_a_language_is_asked():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'claims_search_config'")
        (source,) = cursor.fetchone()

    named = {word for word in source.replace("'", " ").split() if word.islower() and len(word) > 3}
    assert set(CONFIGURATIONS) <= named


def test_each_kind_is_found_by_its_index(reviewer: Person):
    make.make_report(make.make_article("The city has 35,000 oaks. Nobody knows what comes next."))
    query = parse_query("oaks")
    asked = {
        "searchable_claim_words": lambda: find_claims(reviewer, query, Filters()),
        "searchable_article_words": lambda: find_articles(reviewer, query, Filters()),
        "searchable_review_words": lambda: find_reviews(reviewer, query, Filters()),
        "searchable_report_words": lambda: find_reports(query, Filters()),
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    for index, ask in asked.items():
        with sent_statements() as sent:
            ask()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {next(each for each in sent if '@@' in each)}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        assert index in plan, plan
