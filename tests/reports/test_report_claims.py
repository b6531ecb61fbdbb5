"""The page of one published claim: verdict, evidence, history and its ClaimReview."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from tests.reports import sample
from tests.reports.frozen import LD_JSON, PAGE, freeze, freeze_two

pytestmark = pytest.mark.django_db


def embedded(page: str) -> list[dict]:
    """The ClaimReviews in a page."""
    return [json.loads(found) for found in LD_JSON.findall(page)]


def test_claim_page_shows_verdict_evidence_and_who_checked(client: Client):
    freeze(sample.document())

    page = client.get(f"{PAGE}claims/1/").text

    shown = ["Mostly true", sample.LOSSES, "Losses by month", "Ruth Reviewer", "Edith Editor"]
    assert [words for words in shown if words not in page] == []


def test_claim_page_has_the_one_claim_review_of_its_claim(client: Client):
    freeze(sample.document(article=sample.article(sample.ARTICLE, headline="As printed")))

    response = client.get(f"{PAGE}claims/1/")

    (review,) = embedded(response.text)
    assert review["url"] == f"{settings.SITE_URL}{PAGE}claims/1/"
    assert review["url"] == f"{settings.SITE_URL}{response.request['PATH_INFO']}"
    assert f'rel="canonical" href="{review["url"]}"' in response.text


def test_claim_page_agrees_with_its_markup(client: Client):
    freeze(sample.document())

    for number in (1, 2, 3, 4, 5):
        page = client.get(f"{PAGE}claims/{number}/").text
        (review,) = embedded(page)
        body = re.sub(r"\s+", " ", LD_JSON.sub("", page))

        assert review["claimReviewed"] in body
        assert review["reviewRating"]["alternateName"] in body


def test_claim_page_links_to_the_previous_and_next_claim(client: Client):
    freeze(sample.document())

    around = {number: client.get(f"{PAGE}claims/{number}/").context for number in (1, 4, 7)}

    assert {n: (page["previous"], page["following"]) for n, page in around.items()} == {
        1: (None, 2), 4: (3, 5), 7: (6, None)
    }  # fmt: skip
    page = client.get(f"{PAGE}1/claims/4/").text
    assert f'href="{PAGE}1/claims/3/" rel="prev"' in page


def test_claim_page_marks_the_claim_in_its_paragraph(client: Client):
    freeze(sample.hostile_document())

    page = client.get(f"{PAGE}claims/3/").text

    assert re.findall(r'<mark\s+class="mark decided[^"]*">(.*?)</mark>', page) == [
        sample.PACE_NUMBER
    ]


def test_claim_page_with_hostile_text_has_valid_markup(client: Client):
    freeze(sample.hostile_document())

    (review,) = embedded(client.get(f"{PAGE}claims/8/").text)

    assert "</script>" in review["claimReviewed"]


@pytest.mark.parametrize("number", [6, 7])
def test_claim_page_without_a_verdict_has_no_claim_review(client: Client, number: int):
    freeze(sample.document())

    response = client.get(f"{PAGE}claims/{number}/")

    assert (response.status_code, embedded(response.text)) == (200, [])


def test_claim_page_of_a_check_before_publication_has_no_claim_review(client: Client):
    freeze(sample.document(article=sample.article(sample.ARTICLE, mode="before-publication")))

    assert embedded(client.get(f"{PAGE}claims/1/").text) == []


def test_claim_page_of_a_replaced_report_has_no_claim_review(client: Client):
    freeze_two()

    old, new = client.get(f"{PAGE}1/claims/1/"), client.get(f"{PAGE}2/claims/1/")

    assert (old.context["claim"].label, new.context["claim"].label) == ("Mostly true", "False")
    assert embedded(old.text) == []
    assert [r["reviewRating"]["alternateName"] for r in embedded(new.text)] == ["False"]


def test_claim_page_shows_the_claim_in_all_reports(client: Client):
    freeze_two()

    history = client.get(f"{PAGE}claims/1/").context["history"]

    assert [(stage.number, stage.label) for stage in history] == [(2, "False"), (1, "Mostly true")]
