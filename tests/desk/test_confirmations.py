"""A claim whose words changed: my earlier review beside the new words, and one key that confirms it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.articles.actions.claim_lifecycle import restore_claim, set_aside_claim
from claims.articles.actions.revising import revise_article
from claims.articles.actions.wording import edit_claim
from claims.models import Claim, Person, Review
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.newsroom import retire_rating
from claims.vocabulary import SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = "The city has 35,000 trees. It planted 1,200 of them in 2024."


@pytest.fixture
def claim(client: Client, reviewer: Person, editor: Person) -> Claim:
    """A claim that the signed-in reviewer judged before a digit in it changed."""
    claim = make.make_claim(make.make_article(TEXT))
    make.review(claim, reviewer, "Mostly true", rationale="Counted from the air.")
    revise_article(article=claim.article, by=editor, text=TEXT.replace("35,000", "36,000"))
    client.force_login(reviewer)
    return make.fresh(claim)


def confirm(client: Client, claim: Claim, version: object = None) -> HttpResponse:
    address = f"{claim.get_absolute_url()}confirm/"
    return client.post(address, {"claim_version": version or claim.current.number})


def test_card_shows_the_changed_wording_and_the_earlier_review(client: Client, claim: Claim):
    page = client.get(claim.get_absolute_url()).content.decode()

    assert "The wording has changed since your review" in page
    assert 'worded">35,000</span>' in page
    assert 'worded">36,000</span>' in page
    assert page.count("Counted from the air.") == 1
    assert 'data-key="y"' in page
    assert 'name="claim_version" value="2"' in page
    assert ">Counted from the air.</textarea>" not in page


def test_confirming_submits_the_earlier_review_for_the_new_wording(
    client: Client, claim: Claim, reviewer: Person
):
    answer = confirm(client, claim)

    assert answer.status_code == 302
    review = Review.objects.get(round=claim.round, reviewer=reviewer)
    assert (review.state, review.claim_version, str(review.rating.label)) == (
        "submitted", claim.current, "Mostly true",
    )  # fmt: skip
    assert review.evidence.count() == 1
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "changed since you judged them" not in page
    assert "Review submitted." in page


def test_confirming_for_an_old_wording_is_a_conflict(
    client: Client, claim: Claim, editor: Person, reviewer: Person
):
    seen = claim.current.number
    edit_claim(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        statement="Other words.",
        short_form="",
        claimant="",
    )

    answer = confirm(client, claim, seen)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The wording of claim 1 was changed while you were writing." in page
    assert "Other words." in page
    assert 'name="claim_version" value="3"' in page
    assert not Review.objects.filter(claim_version__number__gt=1).exists()


def test_confirming_a_retired_verdict_starts_the_form_from_it(
    client: Client, claim: Claim, editor: Person
):
    retire_rating(rating=make.rating("Mostly true"), by=editor)

    answer = confirm(client, claim)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“Mostly true” is no longer on this scale. Choose another verdict." in page
    assert "Counted from the air.</textarea>" in page
    assert not Review.objects.filter(round=claim.round).exists()


@pytest.mark.parametrize("version", ["", "x", "1" * 20])
def test_confirming_without_the_version_is_refused(client: Client, claim: Claim, version: str):
    answer = client.post(f"{claim.get_absolute_url()}confirm/", {"claim_version": version})

    assert answer.status_code == 422
    assert "Reload the page" in answer.content.decode()


def test_only_earlier_reviewers_can_confirm(
    client: Client, claim: Claim, other_reviewer: Person, outsider: Person
):
    client.force_login(other_reviewer)
    answer = confirm(client, claim)
    assert answer.status_code == 409
    assert "no earlier review" in answer.content.decode()
    assert "Counted from the air" not in client.get(claim.get_absolute_url()).content.decode()

    client.force_login(outsider)
    assert confirm(client, claim).status_code == 404


def test_claim_sent_back_offers_the_review_of_the_same_wording(
    client: Client, reviewer: Person, editor: Person, other_reviewer: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Look again.")
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()

    assert "You reviewed this wording before" in page
    assert confirm(client, make.fresh(claim)).status_code == 302


def test_new_form_starts_with_the_draft_of_the_earlier_wording(
    client: Client, reviewer: Person, editor: Person
):
    claim = make.make_claim(make.make_article(TEXT))
    make.save(claim, reviewer, make.make_draft("", "Half a thought."))
    revise_article(article=claim.article, by=editor, text=TEXT.replace("35,000", "36,000"))
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()

    assert "The wording has changed since you started" in page
    assert "Half a thought.</textarea>" in page
    assert 'name="version" value="0"' in page
    assert "Nothing to save yet" in page
    assert 'data-key="y"' not in page


def typed(**fields: object) -> dict[str, object]:
    return {"answer": make.rating("True").pk, "rationale": "My words.", "version": 0} | fields


@pytest.mark.parametrize("address", ["draft/", "review/"])
def test_review_of_an_old_wording_is_a_conflict_that_keeps_what_was_typed(
    client: Client, claim: Claim, address: str
):
    answer = client.post(f"{claim.get_absolute_url()}{address}", typed(claim_version=1))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The wording of claim 1 was changed while you were writing." in page
    assert "My words.</textarea>" in page
    assert 'name="claim_version" value="2"' in page
    assert not Review.objects.filter(round=claim.round).exists()

    again = client.post(f"{claim.get_absolute_url()}draft/", typed(claim_version=2))
    assert again.status_code == 302


def test_stale_verdict_says_that_it_is_for_an_earlier_wording(
    client: Client, other_reviewer: Person, editor: Person
):
    claim = make.make_decided(make.make_article(TEXT))
    revise_article(article=claim.article, by=editor, text=TEXT.replace("35,000", "36,000"))
    client.force_login(other_reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()
    history = client.get(f"{claim.get_absolute_url()}history/").content.decode()

    assert "for an earlier wording" in page
    assert "The wording has changed since the verdict" in page
    for words in (page, history):
        assert 'worded">35,000</span>' in words
        assert 'worded">36,000</span>' in words


def test_restored_claim_has_no_form_for_its_earlier_review_until_it_is_open(
    client: Client, reviewer: Person, editor: Person
):
    claim = make.make_claim(make.make_article(TEXT))
    make.review(claim, reviewer)
    claim = make.fresh(claim)
    set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason=SetAside.OPINION
    )
    client.force_login(reviewer)
    assert 'data-key="y"' not in client.get(claim.get_absolute_url()).content.decode()

    claim = make.fresh(claim)
    restore_claim(claim=claim, by=editor, lock_version=claim.lock_version)

    assert 'data-key="y"' in client.get(claim.get_absolute_url()).content.decode()
