"""What a search is limited to; odd values get a sentence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.models import Person
from tests import factories as make
from tests.search.finding import ask, found, sentence

pytestmark = pytest.mark.django_db

TREES = "The city counted 4,120 trees in {}. Nobody knows what comes next."


def place(name: str, **fields: object):
    return make.make_article(TREES.format(name), **fields)


def test_claims_are_limited_to_a_status(reviewer: Person):
    suggested = place("Bern").claims.get(number=1)
    open_ = make.make_claim(place("Rome"))
    decided = make.make_decided(place("Oslo"))

    for status, claim in (("proposed", suggested), ("open", open_), ("decided", decided)):
        assert found(reviewer, "trees", status=status) == {"claims": [claim.get_absolute_url()]}


def test_claims_are_limited_to_a_verdict_in_force(reviewer: Person, editor: Person):
    true = make.make_decided(place("Bern"))
    make.make_agreed(place("Rome"), "False")

    assert found(reviewer, "trees", verdict="True") == {"claims": [true.get_absolute_url()]}
    assert found(reviewer, "trees", verdict="False") == {}


def test_claims_are_limited_to_an_article_that_may_be_old(reviewer: Person):
    article = place("Bern")
    for n in range(21):
        place(f"Rome {n}")

    page = ask(reviewer, "trees", article=article.slug)

    assert found(reviewer, "trees", article=article.slug)["claims"] == [
        article.claims.get(number=1).get_absolute_url()
    ]
    assert f'<option value="{article.slug}" selected>' in page.text


def test_everything_is_limited_to_days(reviewer: Person):
    article = place("Bern")
    make.make_report(article)
    today = timezone.localdate()

    for since, until, count in ((0, 0, 1), (-1, 0, 1), (1, 2, 0), (-2, -1, 0)):
        days = {"since": today + timedelta(since), "until": today + timedelta(until)}
        hits = found(reviewer, "trees", **days)
        assert {kind: len(rows) for kind, rows in hits.items()} == (
            {"claims": 1, "articles": 1, "reports": 1} if count else {}
        ), days


@pytest.mark.parametrize(
    ("parameter", "value", "says"),
    [
        ("kind", "people", "You can search claims, articles, sources and reports."),
        ("status", "published", "Claims have no such status."),
        ("verdict", "Perhaps", "We have no such verdict."),
        ("article", "none", "We don’t have this article."),
        ("article", "a\0b", "Null characters are not allowed."),
        ("person", "x" * 201, "Names have at most 200 characters."),
        ("since", "yesterday", "Enter the first day as year-month-day, such as 2026-11-29."),
        ("until", "2026-13-01", "Enter the last day as year-month-day, such as 2026-11-29."),
    ],
)
def test_an_unknown_value_gets_a_sentence(reviewer: Person, parameter: str, value: str, says: str):
    page = ask(reviewer, "trees", **{parameter: value})

    assert page.status_code == 422
    assert says in sentence(page)


def test_days_in_the_wrong_order_get_a_sentence(reviewer: Person):
    page = ask(reviewer, "trees", since="2026-11-02", until="2026-11-01")

    assert "The last day is before the first." in sentence(page)


@pytest.mark.parametrize("count", [1, 3])
def test_search_needs_18_queries_for_1_and_3_hits_of_each_kind(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for n in range(count):
        make.make_report(place(f"Bern {n}"))
    client.force_login(reviewer)
    client.get("/search/?q=trees")

    with django_assert_num_queries(18):
        page = client.get("/search/?q=trees")

    assert [len(kind.hits) for kind in page.context["results"].kinds] == [count] * 3
