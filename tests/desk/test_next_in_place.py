"""The answer to a submit that a script sent: the next claim, without the article's text."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.actions.revising import revise_article
from claims.models import Claim, Person
from tests import factories as make

TEXT = "The city has 35,000 trees.\n\nIt planted 1,200 of them in May.\n\nLast year it planted 900 trees."
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def claims() -> list[Claim]:
    article = make.make_article(TEXT)
    return [make.make_claim(article) for _ in range(3)]


def submit(client: Client, claim: Claim, *, revision: object = 1, **headers: str) -> HttpResponse:
    typed = {
        "version": "0",
        "claim_version": str(claim.current.number),
        "revision": str(revision),
        "submission": str(uuid4()),
        "answer": str(make.rating("True").pk),
        "rationale": "Counted.",
    }
    key = str(uuid4())
    typed |= {"source": key, f"source-{key}-cited": "https://example.org/count"}
    typed[f"source-{key}-stance"] = "supports"
    return client.post(f"{claim.get_absolute_url()}review/", typed, headers=headers)


def test_script_gets_the_card_of_the_next_claim_and_its_address(
    client: Client, reviewer: Person, claims: list[Claim]
):
    client.force_login(reviewer)

    answer = submit(client, claims[0], **FRAGMENT)

    page = answer.content.decode()
    assert (answer.status_code, answer["HX-Push-Url"]) == (200, claims[1].get_absolute_url())
    assert "<title>Claim 2 · Factcheck</title>" in page
    assert 'id="claim-card"' in page
    assert claims[1].current.quote in page
    assert f"claim={claims[1].number}" in page  # the poll
    assert "Claim 1: review submitted." in page
    assert f"{claims[0].get_absolute_url()}undo/" in page


def test_only_paragraphs_whose_marks_changed_are_sent(
    client: Client, reviewer: Person, claims: list[Claim]
):
    client.force_login(reviewer)

    page = submit(client, claims[0], **FRAGMENT).content.decode()

    assert '<p dir="auto" id="paragraph-1"><a class="mark mine"' in page
    assert '<p dir="auto" id="paragraph-2"><a class="mark open here"' in page
    assert "paragraph-3" not in page
    in_the_excerpt = page.count(claims[2].current.quote)  # beside the claim; not in the text
    assert in_the_excerpt == 1


def test_browser_without_a_script_goes_to_the_page(
    client: Client, reviewer: Person, claims: list[Claim]
):
    client.force_login(reviewer)

    answer = submit(client, claims[0])

    assert (answer.status_code, answer["Location"]) == (302, claims[1].get_absolute_url())


def test_page_of_an_earlier_version_of_the_text_is_loaded_anew(
    client: Client, reviewer: Person, editor: Person, claims: list[Claim]
):
    revise_article(article=claims[0].article, by=editor, text=f"{TEXT}\n\nIt has 12 parks.")
    client.force_login(reviewer)

    answer = submit(client, make.fresh(claims[0]), **FRAGMENT)

    assert answer["HX-Redirect"] == claims[1].get_absolute_url()
    assert "HX-Push-Url" not in answer
    assert answer.content == b""


@pytest.mark.parametrize("revision", ["", "x", "01", 99, "1 "])
def test_page_that_does_not_say_which_text_it_shows_is_loaded_anew(
    client: Client, reviewer: Person, claims: list[Claim], revision: object
):
    client.force_login(reviewer)

    answer = submit(client, claims[0], revision=revision, **FRAGMENT)

    assert answer["HX-Redirect"] == claims[1].get_absolute_url()
    assert answer.content == b""


def test_last_claim_leads_to_the_article(client: Client, reviewer: Person):
    claim = make.make_claim(make.make_article(reviews_needed=1))
    client.force_login(reviewer)

    answer = submit(client, claim, **FRAGMENT)

    assert answer["HX-Redirect"] == claim.article.get_absolute_url()


def test_answer_shows_nothing_of_others_in_the_next_claim(
    client: Client, reviewer: Person, other_reviewer: Person, claims: list[Claim]
):
    make.review(claims[1], other_reviewer, "False", rationale="unheard-of")
    make.comment(claims[1], other_reviewer, "Hushed.")
    client.force_login(reviewer)

    page = submit(client, claims[0], **FRAGMENT).content.decode()

    assert "unheard-of" not in page
    assert "Hushed" not in page
    assert str(other_reviewer) not in page


def test_next_claim_in_another_part_of_a_long_text_is_loaded_as_a_page(
    client: Client, reviewer: Person, editor: Person
):
    article = make.make_article("\n\n".join(f"There are {n} trees." for n in range(1, 201)))
    open_claims(article=article, by=editor, numbers=[1, 2, 200])
    claims = {claim.number: claim for claim in article.claims.filter(number__in=[1, 2, 200])}
    client.force_login(reviewer)

    near = submit(client, claims[1], **FRAGMENT)
    far = submit(client, claims[2], **FRAGMENT)

    assert near["HX-Push-Url"] == claims[2].get_absolute_url()
    assert far["HX-Redirect"] == claims[200].get_absolute_url()
