"""One claim: its page, blindness, edits, setting aside, history."""

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims import ledger
from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.articles.actions.wording import edit_claim
from claims.models import Claim, Person
from claims.vocabulary import EventType, Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_claim_shows_the_form_to_a_reviewer(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()

    card = page.partition('id="claim-card"')[2].partition("<article")[0]
    assert card.count('type="radio"') == 8 + 8 + 3  # ratings, reasons, stances of the first source
    assert "<template" not in card  # the first source is the pattern of the others
    assert 'data-key="1" aria-keyshortcuts="1"' in page
    assert "The city has 35,000 trees." in page


def test_claim_shows_no_form_to_an_editor(client: Client, editor: Person):
    claim = make.make_claim()
    client.force_login(editor)

    assert 'id="review"' not in client.get(claim.get_absolute_url()).content.decode()


def test_claim_links_editors_to_the_decision(client: Client, editor: Person):
    disputed, open_claim = make.make_disputed(), make.make_claim()
    client.force_login(editor)

    for claim, words in ((disputed, "Decide in moderation"), (open_claim, "In moderation")):
        page = client.get(claim.get_absolute_url()).content.decode()
        address = f'href="/admin/claims/claim/{claim.pk}/change/">'
        assert page.count(address) == 1
        assert f"{address}{words}</a>" in page


def test_claim_links_no_reviewer_to_moderation(client: Client, reviewer: Person):
    claim = make.make_disputed()
    client.force_login(reviewer)

    assert "moderation" not in client.get(claim.get_absolute_url()).content.decode()


def test_claim_shows_the_context_that_it_depends_on(client: Client, reviewer: Person):
    article = make.make_article("The city has 35,000 trees. It planted 1,200 of them in 2024.")
    client.force_login(reviewer)

    page = client.get(article.claims.get(number=2).get_absolute_url()).content.decode()

    assert "<dt>Sentence before</dt>" in page
    assert "The city has 35,000 trees." in page.partition("</dt>")[2].partition("</dl>")[0]


def test_claim_is_blind_while_the_round_is_open(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    evidence = make.make_evidence(
        "https://leak.example/doc", title="Leakytitle", passage="Leakypassage"
    )
    make.review(claim, other_reviewer, "False", rationale="Leakyrationale", evidence=(evidence,))
    client.force_login(reviewer)

    for path in ("", "history/", "?add=source"):
        page = client.get(claim.get_absolute_url() + path).content.decode()
        assert "leak" not in page.lower()
        assert "Otto" not in page


def test_claim_shows_the_reviews_once_the_round_is_closed(client: Client, reviewer: Person):
    claim = make.make_disputed()
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()

    assert page.count('class="review"') == 2
    assert "reviewers disagree" in page


def test_claim_says_that_the_users_review_is_submitted(client: Client, reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url())

    assert "Review submitted" in page.content.decode()
    assert page.context["form"] is None


def test_claim_escapes_what_people_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    nasty = "<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)>"
    evidence = make.make_evidence('x"><script>alert(4)</script>', title=nasty, passage=nasty)
    for person in (reviewer, make.make_person("Two", Role.REVIEWER)):
        make.review(claim, person, rationale=nasty, evidence=(evidence,))
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize("claims", [1, 30])
def test_claim_costs_the_same_for_1_and_30_claims(
    client: Client, reviewer: Person, claims: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 140)))
    for _ in range(claims):
        claim = make.make_claim(article, by=make.make_person("Opener", Role.EDITOR))
    client.force_login(reviewer)

    client.get(claim.get_absolute_url())  # the text is cut into paragraphs once

    with django_assert_num_queries(9):  # one for the ratings
        client.get(claim.get_absolute_url())


@pytest.mark.parametrize("path", ["", "history/", "edit/", "set-aside/", "release/"])
def test_claim_that_is_not_mine_is_404(client: Client, outsider: Person, path: str):
    claim = make.make_claim()
    client.force_login(outsider)

    assert client.get(claim.get_absolute_url() + path).status_code == 404


@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_claim_without_a_row_is_404(client: Client, reviewer: Person, number: int):
    article = make.make_article()
    client.force_login(reviewer)

    assert client.get(f"/articles/{article.slug}/claims/{number}/").status_code == 404


def test_claim_edit_makes_a_version(client: Client, reviewer: Person):
    claim = make.make_article().claims.get(number=1)
    client.force_login(reviewer)
    form = {
        "quote": "35,000 trees",
        "statement": "The city has 35,000 trees.",
        "lock_version": claim.lock_version,
    }

    answer = client.post(f"{claim.get_absolute_url()}edit/", form)

    assert answer["Location"] == claim.get_absolute_url()
    assert make.fresh(claim).current.quote == "35,000 trees"


def test_claim_edit_with_a_quote_that_is_not_in_the_article_keeps_what_was_typed(
    client: Client, reviewer: Person
):
    claim = make.make_article().claims.get(number=1)
    client.force_login(reviewer)

    answer = client.post(
        f"{claim.get_absolute_url()}edit/",
        {"quote": "36,000 trees", "lock_version": claim.lock_version},
    )

    assert answer.status_code == 422
    assert "not in the article" in answer.content.decode()
    assert "36,000 trees" in answer.content.decode()


def test_claim_edit_of_a_claim_set_aside_is_a_conflict(client: Client, reviewer: Person):
    claim = make.make_article().claims.get(number=1)
    dismiss_claim(claim=claim, by=reviewer, reason="opinion")
    client.force_login(reviewer)

    assert client.get(f"{claim.get_absolute_url()}edit/").status_code == 409


def test_claim_set_aside_dismisses_a_proposal(client: Client, reviewer: Person):
    claim = make.make_article().claims.get(number=1)
    client.force_login(reviewer)

    client.post(
        f"{claim.get_absolute_url()}set-aside/",
        {"reason": "opinion", "note": "Taste.", "lock_version": claim.lock_version},
    )

    claim.refresh_from_db()
    assert (claim.status, claim.set_aside_reason) == ("set-aside", "opinion")


def test_claim_set_aside_needs_a_reason(client: Client, editor: Person):
    claim = make.make_claim()
    client.force_login(editor)

    answer = client.post(
        f"{claim.get_absolute_url()}set-aside/",
        {"note": "Kept.", "lock_version": claim.lock_version},
    )

    assert answer.status_code == 422
    assert "Kept." in answer.content.decode()


def test_reviewers_cannot_set_aside_an_open_claim(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = {"reason": "opinion", "lock_version": claim.lock_version}

    assert client.post(f"{claim.get_absolute_url()}set-aside/", form).status_code == 403
    assert Claim.objects.get(pk=claim.pk).status == "open"


@pytest.mark.parametrize("times", [1, 30])
def test_claim_history_costs_the_same_for_1_and_30_versions(
    client: Client, editor: Person, times: int, django_assert_num_queries: DjangoAssertNumQueries
):
    claim = make.make_claim()
    for time in range(times):
        edit_claim(
            claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, quote=claim.current.quote,
            statement=f"The city counted its trees {time} times.", short_form="", claimant="",
        )  # fmt: skip
    client.force_login(editor)

    with django_assert_num_queries(
        10
    ):  # one for the texts of the contexts, one for reports, one for changes outside, one for hidden names
        page = client.get(f"{claim.get_absolute_url()}history/").content.decode()

    assert page.count("Version ") == times + 1


def test_claim_history_shows_versions_events_and_closed_reviews(client: Client, reviewer: Person):
    claim = make.make_disputed()
    client.force_login(reviewer)

    page = client.get(f"{claim.get_absolute_url()}history/").content.decode()

    assert "suggested when the article was split" in page
    assert "Opened for review" in page
    assert page.count('class="review"') == 2


def test_claim_history_shows_the_latest_actions_and_says_that_there_are_more(
    client: Client, editor: Person
):
    claim = make.make_claim()
    with transaction.atomic():
        chain = ledger.lock_chain(claim.article)
        for _ in range(100):
            ledger.record(chain=chain, by=editor, event_type=EventType.PRIORITISE, on=claim)
    client.force_login(editor)

    page = client.get(f"{claim.get_absolute_url()}history/").text

    assert page.count("Priority changed") == 100
    assert "The latest 100 actions are shown. The activity log has them all." in page
    assert "Opened for review" not in page
