"""Editors are told of what was changed outside the workflow, and not of what is hidden from them."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.access.events import visible_events_about, visible_outside_changes
from claims.models import Claim, Decision, Person, Rating, Review
from claims.vocabulary import ReviewState, Role
from tests import factories as make
from tests.ledger.test_outside_changes import leave_the_workflow

LEDGER = "/admin/claims/event/"


@pytest.fixture
def hidden(db: None) -> Claim:
    """A claim whose only submitted review was taken back by SQL, while its round is open."""
    claim = make.make_claim(make.make_article(reviews_needed=2))
    make.review(claim, make.make_person("Rita", Role.REVIEWER))
    leave_the_workflow()
    Review.objects.update(state=ReviewState.DRAFT, submitted_at=None)
    return make.fresh(claim)


def retire_ratings() -> None:
    leave_the_workflow()
    assert Rating.objects.filter(label__in=("True", "False")).update(retired_at=timezone.now()) == 2


def test_first_page_says_what_was_changed_outside_the_workflow(desk: Client):
    assert "outside the workflow" not in desk.get("/admin/").text
    retire_ratings()

    text = desk.get("/admin/").text

    assert "2 ratings were changed (retired at) by the database role “factcheck”." in text
    assert f'href="{LEDGER}?show=outside"' in text


def test_first_page_says_nothing_of_what_was_changed_long_ago(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    retire_ratings()
    later = timezone.now() + timezone.timedelta(days=31)
    monkeypatch.setattr("claims.moderation.admin.site.timezone.now", lambda: later)

    assert "outside the workflow" not in desk.get("/admin/").text


def test_activity_log_lists_only_changes_outside_the_workflow(desk: Client):
    make.make_claim()
    assert "Nothing was changed outside the workflow" in desk.get(f"{LEDGER}?show=outside").text
    retire_ratings()

    everything, outside = desk.get(LEDGER).text, desk.get(f"{LEDGER}?show=outside").text

    assert "article added" in everything
    assert "article added" not in outside
    for text in (everything, outside):
        assert "were changed (retired at) by the database role" in text
        assert "several rows" in text
        assert "unknown" in text


def test_change_of_a_claim_is_in_its_history(desk: Client, editor: Person):
    claim = make.make_decided()
    leave_the_workflow()
    Decision.objects.update(replaced_at=timezone.now())

    text = desk.get(f"{claim.get_absolute_url()}history/").text
    assert "Changed outside the workflow" in text
    assert "A decision was changed (replaced at) by the database role" in text


def test_change_in_an_open_round_is_hidden_from_whoever_could_review_it(
    client: Client, hidden: Claim
):
    both = make.make_person("Bo", Role.EDITOR, Role.REVIEWER)
    reviewer = make.make_person("Rea", Role.REVIEWER)
    client.force_login(both)

    assert not visible_outside_changes(both).exists()
    pages = ("/admin/", LEDGER, f"{LEDGER}?show=outside", f"{hidden.get_absolute_url()}history/",
             f"/admin/claims/claim/{hidden.pk}/change/")  # fmt: skip
    for page in pages:
        text = client.get(page).text.replace("Nothing was changed outside the workflow", "")
        assert "changed outside the workflow" not in text.casefold()
        assert "A review was changed" not in text
    for person in (both, reviewer):
        events = visible_events_about(person, hidden)
        assert not events.filter(event_type="outside").exists()


def test_change_in_an_open_round_is_told_to_an_editor_who_does_not_review(
    desk: Client, editor: Person, hidden: Claim
):
    assert visible_outside_changes(editor).count() == 1
    assert "A review was changed" in desk.get("/admin/").text
    assert visible_events_about(editor, hidden).filter(event_type="outside").exists()
