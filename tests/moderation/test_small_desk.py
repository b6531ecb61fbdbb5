"""The admin on a small desk, which holds nothing but what a test makes: lists as a whole, and the first moves."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Person, Report
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.test_article import LEDGER, page_of
from tests.moderation.test_article import LIST as ARTICLES
from tests.moderation.test_claim import LIST as CLAIMS
from tests.moderation.test_claim import page_of as page_of_claim
from tests.moderation.test_site import make_many_disputed

REPORTS = "/admin/claims/report/"


@pytest.mark.parametrize("count", [1, 30])
def test_article_list_costs_the_same_for_any_number(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for _ in range(count):
        make.make_article()

    with django_assert_num_queries(3):
        response = desk.get(ARTICLES)

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize("count", [1, 30])
def test_claim_list_costs_the_same_for_any_number(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    make_many_disputed(count)

    with django_assert_num_queries(8):  # one for the working title, one counts the agreed claims
        response = desk.get(CLAIMS)

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize("count", [1, 30])
def test_report_list_costs_the_same_for_any_number(
    desk: Client, editor: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article()
    for _ in range(count):
        make.make_report(article, by=editor)

    with django_assert_num_queries(4):  # one for the working title
        response = desk.get(REPORTS)

    assert len(response.context["cl"].result_list) == count


def test_ledger_costs_the_same_for_any_number_of_events(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    make.make_decided()
    with django_assert_num_queries(8):  # one for the working title, one for undecided claims
        desk.get(LEDGER)
    for _ in range(30):
        make.make_decided()

    with django_assert_num_queries(8):  # one for the working title, one for undecided claims
        desk.get(LEDGER)


def test_publishing_too_early_is_a_conflict_and_keeps_the_words(desk: Client):
    article = make.make_article()

    typed = {"number": 1, "key": uuid4(), "headline": "Is it so?", "key_finding": "Words typed."}
    response = desk.post(page_of(article, "publish"), typed | {"waive-unsorted": "They came late."})

    assert response.status_code == 409
    assert "no claim in this article has a verdict" in response.text
    assert "Words typed." in response.text
    assert not Report.objects.exists()


def test_assign_offers_reviewers_and_takes_nobody_else(
    desk: Client, reviewer: Person, outsider: Person
):
    article = make.make_article()

    form = desk.get(page_of(article, "assign")).context["form"]
    forged = desk.post(page_of(article, "assign"), {"people": [outsider.pk]})

    assert list(form.fields["people"].queryset) == [reviewer]
    assert forged.status_code == 422
    assert not article.assignments.exists()


def test_editor_who_reviews_in_the_round_is_blind_like_everybody(client: Client, reviewer: Person):
    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.review(claim, reviewer, "False", rationale="Early words.")
    make.save(claim, both)
    client.force_login(both)

    page, ledger = client.get(page_of_claim(claim)), client.get(LEDGER).text

    first_page = client.get("/admin/").text
    for text in (page.text, client.get(f"{CLAIMS}?status=open").text, first_page):
        assert "Early words." not in text
        assert "✘ False</span>" not in text
        assert text.count(reviewer.name) == (text == first_page)  # which lists every reviewer
    assert page.context["progress"] == {"is_blinded": True, "can_skip": True}
    assert page.context["rounds"][0]["reviews"] == []  # nor my own draft, which is no review yet
    assert f"a review of claim {claim.number}" not in ledger
    assert reviewer.name not in ledger
