"""The time line of a claim says in order what was done to it, and nothing of what its reader may not see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.access.events import visible_events_about
from claims.desk.pages.timeline import Entry, build_timeline
from claims.ledger.actors import name_actors
from claims.models import Claim, Decision, Person
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import Role
from tests import factories as make
from tests.ledger.test_outside_changes import execute, leave_the_workflow


def entries(claim: Claim, user: Person, most: int | None = None) -> list[Entry]:
    found = visible_events_about(user, claim).select_related("outside_change")
    events = list(found[:most])
    days = build_timeline(claim, user, events, name_actors(events), is_whole=most is None)
    return [entry for day in days for entry in day.entries]


def words(claim: Claim, user: Person) -> list[str]:
    return [entry.what for entry in entries(claim, user)]


def test_time_line_of_a_published_claim_begins_with_the_report(editor: Person):
    report = make.make_report()
    claim = report.article.claims.get(status="decided")

    shown = entries(make.fresh(claim), editor)

    assert [entry.what for entry in shown] == [
        "Report 1 published", "Verdict confirmed", "All reviews are in", "Opened for review",
    ]  # fmt: skip
    assert shown[0].address == report.get_absolute_url()
    assert shown[1].detail == f"{Decision.objects.get().rating} (unanimous)"
    assert shown == sorted(shown, key=lambda entry: entry.at, reverse=True)


def test_report_from_before_the_claim_was_chosen_is_not_in_its_time_line(editor: Person):
    report = make.make_report()
    later = make.make_claim(report.article)
    later.versions.all()
    execute("SET LOCAL session_replication_role = replica")
    later.versions.update(created_at=timezone.now() + timedelta(seconds=1))
    execute("SET LOCAL session_replication_role = origin")

    assert words(make.fresh(later), editor) == ["Opened for review"]


def test_days_are_those_of_the_newsroom(
    client: Client, editor: Person, settings: pytest.FixtureRequest
):
    settings.TIME_ZONE = "Pacific/Auckland"
    claim = make.make_decided()
    client.force_login(editor)

    text = client.get(f"{claim.get_absolute_url()}history/").text

    day = timezone.localdate()
    assert f"<h3>{day.day} {day:%B %Y}</h3>" in text


def test_change_of_several_claims_outside_the_workflow_is_in_each_time_line(
    editor: Person, reviewer: Person
):
    first, second = make.make_decided(), make.make_decided()
    leave_the_workflow()
    Decision.objects.update(replaced_at=timezone.now())

    for claim in (first, second):
        newest = entries(make.fresh(claim), editor)[0]
        assert newest.what == "Changed outside the workflow"
        assert newest.detail.startswith("2 decisions were changed (replaced at)")
        assert "Changed outside the workflow" not in words(make.fresh(claim), reviewer)


def test_verdict_is_not_told_to_who_reviews_the_claim_again(editor: Person, reviewer: Person):
    claim = make.make_decided()
    rating = str(Decision.objects.get().rating)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Again, please.")
    claim = make.fresh(claim)

    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    for person in (reviewer, both):
        assert [entry for entry in entries(claim, person) if rating in entry.detail] == []
    assert [entry for entry in entries(claim, editor) if rating in entry.detail] != []


def test_part_of_the_events_shows_nothing_older(editor: Person):
    report = make.make_report()
    claim = make.fresh(report.article.claims.get(status="decided"))

    shown = entries(claim, editor, most=1)

    assert [entry.what for entry in shown] == ["Report 1 published", "Verdict confirmed"]


@pytest.mark.parametrize("count", [1, 4])
def test_time_line_costs_the_same_for_any_number_of_reports(
    client: Client, editor: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    report = make.make_report()
    for _ in range(count - 1):
        report = make.make_report(report.article)
    claim = report.article.claims.get(status="decided")
    client.force_login(editor)
    address = f"{claim.get_absolute_url()}history/"
    client.get(address)

    with django_assert_num_queries(12):
        client.get(address)
