"""What stands still, and an editor's moves on it: idle holds, claims left to others, priority, the plan."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.desk.actions.holds import set_waiting_for
from claims.desk.actions.skipping import skip_claim
from claims.models import Claim, Event, Person, ReviewSlot
from claims.vocabulary import EventType, Role, SkipReason
from tests import factories as make

INDEX = "/admin/"


def page(claim: Claim, move: str = "change") -> str:
    return f"/admin/claims/claim/{claim.pk}/{move}/"


def hold_until(claim: Claim, person: Person, ago: timedelta) -> ReviewSlot:
    make.save(claim, person)
    set_waiting_for(claim=claim, by=person, what="the ministry")
    ReviewSlot.objects.filter(person=person).update(until=timezone.now() - ago)
    return ReviewSlot.objects.get(person=person)


def test_first_page_alarms_of_idle_holds(client: Client, editor: Person, reviewer: Person):
    claim = make.make_claim()
    hold_until(claim, reviewer, timedelta(hours=1))
    client.force_login(editor)

    words = client.get(INDEX).content.decode()

    assert "Stalled reviews" in words
    assert "Rita Reviewer</span>, no activity since" in words
    assert 'waiting for <span dir="auto">the ministry</span>' in words
    ReviewSlot.objects.filter(state="held").update(until=timezone.now() + timedelta(hours=1))
    assert "Stalled reviews" not in client.get(INDEX).content.decode()


def test_first_page_tells_of_claims_skipped_three_times(client: Client, editor: Person):
    claim = make.make_claim()
    client.force_login(editor)
    for count, name in enumerate(("One", "Two", "Three"), 1):
        person = make.make_person(name, Role.REVIEWER)
        skip_claim(claim=claim, by=person, reason=SkipReason.ACCESS, note="A wall.")
        is_told = "Skipped three times or more" in client.get(INDEX).content.decode()
        assert is_told == (count == 3)

    words = client.get(page(claim)).content.decode()

    assert words.count("skipped it") == 3
    assert "I can’t access the sources" in words
    assert "A wall." in words


def test_party_to_the_round_is_told_of_neither(client: Client, reviewer: Person):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    hold_until(claim, reviewer, timedelta(hours=1))
    for name in ("One", "Two", "Three"):
        person = make.make_person(name, Role.REVIEWER)
        skip_claim(claim=claim, by=person, reason=SkipReason.OTHER, note="hushword")
    party = make.make_person("Party", Role.EDITOR, Role.REVIEWER)
    make.save(claim, party)
    client.force_login(party)

    for address in (INDEX, page(claim)):
        words = client.get(address).content.decode()
        assert not {"Rita Reviewer", "hushword", "ministry"} & set(words.split())
        assert "again and again" not in words


def test_editor_frees_a_hold(client: Client, editor: Person, reviewer: Person):
    claim = make.make_claim()
    hold_until(claim, reviewer, timedelta(hours=1))
    client.force_login(editor)

    answer = client.get(page(claim))
    shown, [place] = answer.content.decode(), answer.context["progress"]["held"]
    typed = {"lock_version": make.fresh(claim).lock_version, "slot": place.handle}
    answer = client.post(page(claim, "free-hold"), typed)
    again = client.post(page(claim, "free-hold"), typed)

    assert 'Release <span dir="auto">Rita Reviewer</span>' in shown
    assert answer["Location"] == page(claim)
    assert not ReviewSlot.objects.filter(person=reviewer).exists()
    assert again.status_code == 409


def test_editor_sets_the_priority(client: Client, editor: Person):
    claim = make.make_claim()
    client.force_login(editor)
    lock_version = make.fresh(claim).lock_version

    bad = client.post(page(claim, "prioritise"), {"lock_version": lock_version, "priority": "100"})
    answer = client.post(page(claim, "prioritise"), {"lock_version": lock_version, "priority": "7"})
    late = client.post(page(claim, "prioritise"), {"lock_version": lock_version, "priority": "8"})

    assert (bad.status_code, answer.status_code, late.status_code) == (422, 302, 409)
    assert make.fresh(claim).priority == 7
    assert set(claim.round.slots.values_list("priority", flat=True)) == {7}
    assert Event.objects.filter(event_type=EventType.PRIORITISE).count() == 1


def test_editor_plans_an_article(client: Client, editor: Person):
    claim = make.make_claim()
    plan = f"/admin/claims/article/{claim.article_id}/plan/"
    client.force_login(editor)

    shown = client.get(plan).content.decode()
    typed = {"deadline": "2030-05-01T12:30", "tie_break": "reviewer"}
    answer = client.post(plan, typed)
    again = client.post(plan, typed)

    assert 'type="datetime-local"' in shown
    assert (answer.status_code, again.status_code) == (302, 302)
    article = make.fresh(claim).article
    assert (article.deadline, article.tie_break) == (
        datetime(2030, 5, 1, 12, 30, tzinfo=UTC), "reviewer",
    )  # fmt: skip
    assert set(claim.round.slots.values_list("deadline", flat=True)) == {article.deadline}
    assert Event.objects.filter(event_type=EventType.PLAN).count() == 1
    assert 'value="2030-05-01T12:30"' in client.get(plan).content.decode()


@pytest.mark.parametrize("typed", [{"deadline": "soon"}, {"tie_break": "coin"}])
def test_plan_that_is_none_comes_back(client: Client, editor: Person, typed: dict[str, str]):
    claim = make.make_claim()
    client.force_login(editor)
    plan = f"/admin/claims/article/{claim.article_id}/plan/"

    answer = client.post(plan, {"deadline": "", "tie_break": "editor"} | typed)

    assert answer.status_code == 422
