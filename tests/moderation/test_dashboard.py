"""The editor's dashboard: every number is as long as the list behind it, and none tells what is hidden."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.desk.queries.reviewer_load import list_load
from claims.models import Article, Claim, Person, Review, ReviewSlot, StatusChange
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import plan_article
from claims.moderation.pages.dashboard import build_dashboard
from claims.moderation.queries.claim_ages import Age, count_ages
from claims.moderation.queries.dispute_pairs import ASIDE, DisputePair, count_pairs
from claims.moderation.queries.review_pace import measure_pace
from claims.moderation.queries.stage_times import StageTime, measure_stages
from claims.vocabulary import ClaimStatus, Role, SetAside, TieBreak
from tests import factories as make

pytestmark = pytest.mark.django_db
INDEX, CLAIMS = "/admin/", "/admin/claims/claim/"


def wait(claim: Claim, **ago: float) -> None:
    """Let a claim have been in its status for so long."""
    Claim.objects.filter(pk=claim.pk).update(status_since=timezone.now() - timedelta(**ago))


def listed(client: Client, address: str) -> int:
    """How many rows the list at this address has."""
    response = client.get(address)
    assert response.status_code == 200
    return response.context["cl"].result_count


@pytest.mark.parametrize(
    ("ago", "age"),
    [
        ({"hours": 1}, Age.DAY), ({"hours": 23.9}, Age.DAY), ({"hours": 24.1}, Age.WEEK), ({"days": 6.9}, Age.WEEK),
        ({"days": 7.1}, Age.MONTH), ({"days": 27.9}, Age.MONTH), ({"days": 28.1}, Age.OLDER), ({"days": 4000}, Age.OLDER),
    ],
)  # fmt: skip
def test_claim_is_counted_in_one_age(ago: dict[str, float], age: Age, desk: Client):
    claim = make.make_disputed()
    wait(claim, **ago)

    counts = count_ages()

    assert {each: counts[ClaimStatus.DISPUTED, each] for each in Age} == {
        each: int(each == age) for each in Age
    }
    for each in Age:
        assert listed(desk, f"{CLAIMS}?status=disputed&age={each}") == int(each == age)


def test_age_begins_anew_with_each_status(editor: Person):
    claim = make.make_agreed()
    wait(claim, days=50)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Once more.")

    counts = count_ages()

    assert counts[ClaimStatus.OPEN, Age.DAY] == 1
    assert counts[ClaimStatus.AGREED, Age.OLDER] == 0


def left_after(*hours: float, before: str = "disputed", ago: int = 1) -> None:
    """Write that claims left a stage after so many hours, `ago` days ago."""
    claim, at = make.make_claim(), timezone.now() - timedelta(days=ago)
    StatusChange.objects.bulk_create(
        StatusChange(
            claim=claim, before=before, after="decided", since=at - timedelta(hours=each), at=at
        )
        for each in hours
    )


def time_in(status: str) -> StageTime:
    return next(row for row in measure_stages() if row.status == status)


@pytest.mark.parametrize(
    ("hours", "median", "slow"),
    [
        ((5,), 5, 5),
        ((1, 3), 2, 2.8),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 5.5, 9.1),
        ((0, 0, 0, 100), 0, 70),
        ((2, 2, 2, 2, 2), 2, 2),
    ],
)
def test_times_of_a_stage_are_interpolated_percentiles(
    hours: tuple[float, ...], median: float, slow: float
):
    left_after(*hours)

    row = time_in("disputed")

    assert (row.median, row.slow) == (timedelta(hours=median), timedelta(hours=slow))


def test_stage_that_nothing_left_has_no_time_and_no_bar(editor: Person):
    assert time_in("disputed") == StageTime("disputed", 0, None, None)
    assert build_dashboard(editor).stages.figures == ()


def test_times_are_of_the_last_90_days():
    left_after(5, ago=89)
    left_after(500, ago=91)

    assert time_in("disputed").median == timedelta(hours=5)


def test_time_to_the_report_is_from_the_last_decision_before_it(editor: Person):
    article = make.make_article()
    decided = make.make_decided(article, by=editor)
    report = make.make_report(article, by=editor)
    make.make_decided(article, by=editor)

    row = time_in("decided")

    assert row.claims == 1
    assert row.median == report.published_at - decided.decisions.get().decided_at


def test_pairs_of_verdicts_are_counted_by_claim(editor: Person):
    make.make_disputed()
    claim = make.make_claim(make.make_article(reviews_needed=3))
    for name, label in (("Uno", "True"), ("Due", "False"), ("Tre", "False")):
        make.review(claim, make.make_person(name, Role.REVIEWER), label)

    pairs = count_pairs()

    first, second = sorted((make.rating("True").pk, make.rating("False").pk))
    assert pairs == [DisputePair(first, second, 2)]


def test_reason_to_set_aside_is_one_side_of_a_pair(desk: Client):
    claim = make.make_claim()
    make.review(claim, make.make_person("One", Role.REVIEWER), "True")
    other = make.make_person("Two", Role.REVIEWER)
    draft = make.make_draft("", set_aside_reason=SetAside.OPINION)
    make.submit(claim, make.save(claim, other, draft))

    assert count_pairs() == [DisputePair(ASIDE, make.rating("True").pk, 1)]
    assert listed(desk, f"{CLAIMS}?status=all&pair={ASIDE}-{make.rating('True').pk}") == 1
    assert "set aside" in desk.get(INDEX).text


def test_pair_is_found_after_the_claim_was_decided_or_sent_back(desk: Client, editor: Person):
    claim = make.make_disputed()
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Once more.")

    first, second = make.rating("True").pk, make.rating("False").pk
    assert listed(desk, f"{CLAIMS}?status=all&pair={first}-{second}") == 1
    assert listed(desk, f"{CLAIMS}?status=all&pair={second}-{first}") == 1


# --- Reviewers -----------------------------------------------------------------------------
def hold(claim: Claim, name: str) -> Person:
    person = make.make_person(name, Role.REVIEWER)
    make.save(claim, person)
    return person


def test_reviewers_are_sorted_by_name_with_what_they_hold(editor: Person):
    article = make.make_article()
    person = hold(make.make_claim(article), "Zoe Last")
    make.save(make.make_claim(article), person)
    make.make_person("Abel First", Role.REVIEWER)
    ReviewSlot.objects.filter(person=person, position=1).update(
        until=timezone.now() - timedelta(hours=1)
    )

    rows = [row.load for row in build_dashboard(editor).reviewers]

    assert [(row.name, row.held, row.idle) for row in rows] == [
        ("Abel First", 0, 0), ("Zoe Last", 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("roles", [(Role.EDITOR,), ()])
def test_somebody_who_does_not_review_is_not_listed(roles: tuple[Role, ...], editor: Person):
    make.make_person("Not A Reviewer", *roles)
    left = make.make_person("Left", Role.REVIEWER)
    Person.objects.filter(pk=left.pk).update(is_active=False)

    assert list_load(editor) == []


def test_load_hides_rounds_in_which_an_editor_is_blinded(client: Client):
    both = make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    holder = hold(claim, "Hal Holder")
    client.force_login(both)

    board = build_dashboard(both)

    assert {row.load.name: row.held.value for row in board.reviewers} == {"Bea Both": 0, "Hal Holder": 0}  # fmt: skip
    assert listed(client, f"{CLAIMS}?status=all&holder={holder.pk}") == 0
    assert "You also review" in client.get(INDEX).text
    assert "You also review" in client.get("/").text


def test_pace_counts_no_review_before_its_claim_is_settled(desk: Client, editor: Person):
    article = make.make_article()
    disputed, agreed = make.make_disputed(article), make.make_agreed(article)
    decided = make.make_decided(article, by=editor)
    people = list(Person.objects.filter(groups__name=Role.REVIEWER).values_list("pk", flat=True))
    reviewed = {review.reviewer_id: set() for review in Review.objects.all()}
    for review in Review.objects.filter(claim_version__claim=decided):
        reviewed[review.reviewer_id].add(decided.pk)

    paces = measure_pace(people)

    assert {disputed.status, agreed.status} == {"disputed", "agreed"}
    assert {person: paces[person].claims if person in paces else 0 for person in reviewed} == {
        person: len(claims) for person, claims in reviewed.items()
    }
    for person, claims in reviewed.items():
        assert listed(desk, f"{CLAIMS}?status=all&reviewed_by={person}") == len(claims)


def test_pace_is_by_the_newsrooms_day_and_of_28_days(editor: Person):
    decided = make.make_decided(by=editor)
    review = Review.objects.filter(claim_version__claim=decided).first()
    now = review.submitted_at

    pace = measure_pace([review.reviewer_id], now)[review.reviewer_id]

    assert pace.by_day == {timezone.localdate(now): 1}
    assert measure_pace([review.reviewer_id], now + timedelta(days=29)) == {}


def test_reviewers_are_shown_to_editors_only(
    client: Client, reviewer: Person, administrator: Person
):
    client.force_login(administrator)
    page = client.get(INDEX)
    assert page.status_code == 200
    assert "Reviewed in 28 days" not in page.text
    client.force_login(reviewer)
    assert client.get(INDEX).status_code == 403
    assert "Who has what" not in client.get("/").text


def test_home_says_who_has_what(client: Client, editor: Person):
    person = hold(make.make_claim(), "Hal Holder")
    client.force_login(editor)

    page = client.get("/").text

    assert "Who has what" in page
    assert f"?status=all&amp;holder={person.pk}" in page
    assert "1 of 10 in progress" in page


# --- Articles ------------------------------------------------------------------------------
def due_in(article: Article, hours: int, editor: Person) -> None:
    deadline = timezone.now() + timedelta(hours=hours)
    plan_article(article=article, by=editor, deadline=deadline, tie_break=TieBreak.EDITOR)


def test_deadline_at_risk_and_ready_lead_to_lists_of_these_articles(desk: Client, editor: Person):
    for headline, hours in (("Due soon", 5), ("Due later", 72)):
        due_in(make.make_article(headline=headline), hours, editor)
    ready = make.make_article("There are 5 trees.", headline="Ready one")
    make.make_decided(ready, by=editor)

    for page in (desk.get(INDEX).text, desk.get("/").text):
        assert "/articles/?due=day" in page
    assert "Due soon" in desk.get("/articles/?due=day").text
    assert "Due later" not in desk.get("/articles/?due=day").text
    assert "/articles/?stage=ready" in desk.get(INDEX).text
    assert "Ready one" in desk.get("/articles/?stage=ready").text


# --- Addresses that nobody links to --------------------------------------------------------
@pytest.mark.parametrize(
    "query",
    [
        "age=yesterday", "left=nowhere", "pair=1", "pair=a-b", "pair=1-2-3", "holder=me", "reviewed_by=-1", "age=DAY",
        "holder=99999999999999999999", "pair=٣-٤", "reviewed_by=1%27%20OR%201=1",
    ],
)  # fmt: skip
def test_filter_that_nobody_can_have_chosen_finds_nothing(query: str, desk: Client):
    make.make_disputed()

    assert listed(desk, f"{CLAIMS}?status=all&{query}") == 0


def test_chosen_filter_says_what_it_is_and_lets_go(desk: Client):
    make.make_disputed()
    person = make.make_person('<b>"Bo"</b>', Role.REVIEWER)
    make.save(make.make_claim(), person)

    page = desk.get(f"{CLAIMS}?status=all&holder={person.pk}").text

    assert "in progress:" in page
    assert "&lt;b&gt;&quot;Bo&quot;&lt;/b&gt;" in page
    assert 'href="?status=all"' in page
