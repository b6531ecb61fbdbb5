"""Taking work: leases, and which claim comes next."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.access.refusals import Conflict, Forbidden
from claims.access.reviews import visible_reviews
from claims.access.slots import offered_claims, why_no_claim
from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.actions.wording import edit_claim
from claims.desk.actions.reviewing import save_draft, submit_review
from claims.desk.actions.skipping import release_claim
from claims.desk.actions.slots import take_next, take_slot
from claims.desk.queries.taking import TakenSlot
from claims.models import Article, Claim, Event, Person, Review, ReviewSlot
from claims.people.actions.accounts import declare_conflicts
from claims.vocabulary import EventType, NoClaimReason, Role, TieBreak
from tests import factories as make


def taken(by: Person, **where: object) -> Claim | None:
    slot = take_next(by=by, **where)
    return slot and Claim.objects.get(pk=slot.claim_id)


def person_of(slot: TakenSlot) -> Person:
    return ReviewSlot.objects.get(pk=slot.id).person


def open_all(article_by: Person) -> list[Claim]:
    article = make.make_article()
    numbers = article.claims.values_list("number", flat=True)
    return open_claims(article=article, by=article_by, numbers=numbers)


def test_next_takes_the_claim_that_follows(reviewer: Person, editor: Person):
    first, second, third, *_ = open_all(editor)

    assert taken(by=reviewer, article=first.article) == first
    assert taken(by=reviewer, after=first) == second
    assert taken(by=reviewer, after=second) == third


def test_next_after_the_last_claim_is_the_first(reviewer: Person, editor: Person):
    claims = open_all(editor)

    assert taken(by=reviewer, after=claims[-1]) == claims[0]


def test_next_takes_the_claim_with_the_highest_priority(reviewer: Person, editor: Person):
    _, second, *_ = open_all(editor)
    Claim.objects.filter(pk=second.pk).update(priority=5)

    assert taken(by=reviewer) == second


def test_next_takes_the_highest_priority_within_an_article_too(reviewer: Person, editor: Person):
    first, _, third, fourth, *_ = open_all(editor)
    Claim.objects.filter(pk=third.pk).update(priority=5)

    assert taken(by=reviewer, after=first) == third
    assert taken(by=reviewer, after=third) == fourth


def test_a_lease_lasts_20_minutes(reviewer: Person, editor: Person):
    open_all(editor)
    before = timezone.now()

    until = take_next(by=reviewer).until

    assert before <= until - timedelta(minutes=20) <= timezone.now()


def test_taking_the_next_claim_releases_the_lease_before(reviewer: Person, editor: Person):
    first, *_ = open_all(editor)
    take_next(by=reviewer)
    take_next(by=reviewer, after=first)

    assert ReviewSlot.objects.filter(person=reviewer).count() == 1


def test_next_finds_nothing_once_all_is_reviewed(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    assert taken(by=reviewer) is None


def test_next_skips_articles_assigned_to_others(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    claim.article.assignments.create(person=other_reviewer)

    assert taken(by=reviewer) is None
    assert taken(by=other_reviewer) == claim


def test_ended_lease_can_be_taken_by_others(reviewer: Person):
    claim = make.make_claim()
    for name in ("One", "Two"):
        take_slot(claim=claim, by=make.make_person(name, Role.REVIEWER))
    with pytest.raises(Conflict):
        take_slot(claim=claim, by=reviewer)

    ReviewSlot.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert person_of(take_slot(claim=claim, by=reviewer)) == reviewer


def test_ended_hold_cannot_be_taken_by_others(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.save(claim, person)
    ReviewSlot.objects.update(until=timezone.now() - timedelta(days=1))

    with pytest.raises(Conflict):
        take_slot(claim=claim, by=make.make_person("Third", Role.REVIEWER))


def test_releasing_frees_the_slot_and_keeps_the_draft(reviewer: Person):
    claim = make.make_claim()
    draft = make.save(claim, reviewer)

    release_claim(claim=make.fresh(claim), by=reviewer)

    draft.refresh_from_db()
    assert draft.rationale == "Counted."
    assert not ReviewSlot.objects.filter(person=reviewer).exists()


def test_reason_is_all_done_when_no_claim_is_open(reviewer: Person):
    assert why_no_claim(reviewer) == NoClaimReason.ALL_DONE


def test_reason_is_all_held_while_colleagues_have_every_slot(reviewer: Person):
    claim = make.make_claim()
    for name in ("One", "Two"):
        take_slot(claim=claim, by=make.make_person(name, Role.REVIEWER))

    assert why_no_claim(reviewer) == NoClaimReason.ALL_HELD


def test_reason_is_none_for_you_after_a_review_and_in_articles_of_others(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    make.review(claim, reviewer)
    assert why_no_claim(reviewer) == NoClaimReason.NONE_FOR_YOU
    assert why_no_claim(editor) == NoClaimReason.NONE_FOR_YOU

    claim.article.assignments.create(person=reviewer)
    assert why_no_claim(other_reviewer) == NoClaimReason.NONE_FOR_YOU


def make_queue(count: int = 2, **fields: object) -> list[Claim]:
    """Open claims of as many articles, all equally worth checking."""
    claims = [make.make_claim(make.make_article(**fields)) for _ in range(count)]
    ReviewSlot.objects.update(worth=5)
    return claims


def test_queue_goes_by_priority_then_worth_then_deadline(reviewer: Person):
    usual, due, sooner, worthy, first = make_queue(5)
    now = timezone.now()
    Article.objects.filter(pk=due.article_id).update(deadline=now + timedelta(days=9))
    Article.objects.filter(pk=sooner.article_id).update(deadline=now + timedelta(days=8))
    ReviewSlot.objects.update(worth=5)  # the new deadlines wrote it from the claims again
    ReviewSlot.objects.filter(claim=worthy).update(worth=6)
    Claim.objects.filter(pk=first.pk).update(priority=1)

    order = []
    while claim := taken(by=reviewer):
        order.append(claim)
        make.review(claim, reviewer)

    assert order == [first, worthy, sooner, due, usual]


def test_next_returns_the_running_lease_again(reviewer: Person):
    make_queue()
    first = take_next(by=reviewer)

    again = take_next(by=reviewer)

    assert (again.id, again.lease) == (first.id, first.lease)
    assert again.until >= first.until


def test_claims_that_name_the_reviewer_are_not_offered_to_them(reviewer: Person):
    make_queue()
    by_me = make.make_claim(make.make_article(authors="Ann Other;  rita REVIEWER"))
    Claim.objects.filter(pk=by_me.pk).update(priority=9)

    assert len(offered_claims(reviewer)) == 2
    assert taken(by=reviewer).article != by_me.article
    with pytest.raises(
        Forbidden, match="You have a conflict of interest with claim 1, so you can’t review it"
    ):
        take_slot(claim=by_me, by=reviewer)
    assert taken(by=make.make_person("Third", Role.REVIEWER)) == by_me


def test_loading_an_article_is_no_conflict_of_interest(reviewer: Person):
    claim = make.make_claim(make.make_article(by=reviewer))

    assert taken(by=reviewer) == claim


@pytest.mark.parametrize(
    "fields",
    [
        {"publisher": "The Daily Note"},
        {"url": "https://news.dailynote.example/a"},
        {"authors": "Ann Author; Max Mustermann"},
    ],
)
def test_conflict_of_interest_bars_a_claim_in_the_queue_and_by_link(
    reviewer: Person, fields: dict[str, str]
):
    claim = make.make_claim(make.make_article(**fields))
    declared = ["the DAILY  note", "https://dailynote.example/", "max mustermann"]
    declare_conflicts(by=reviewer, interests=declared)

    assert taken(by=reviewer) is None
    assert why_no_claim(reviewer) == NoClaimReason.NONE_FOR_YOU
    with pytest.raises(Forbidden):
        make.save(claim, reviewer)


def test_conflict_of_interest_with_the_claimant_bars_a_claim(reviewer: Person, editor: Person):
    claim = make.make_claim()
    words = {"statement": "", "short_form": "", "claimant": "The Mayor"}
    edit_claim(claim=claim, by=editor, lock_version=claim.lock_version, **words)
    declare_conflicts(by=reviewer, interests=["the mayor"])

    assert taken(by=reviewer) is None
    with pytest.raises(Forbidden):
        make.save(claim, reviewer)


def test_declared_interests_are_an_event(reviewer: Person):
    declare_conflicts(by=reviewer, interests=["The Mayor"])
    declare_conflicts(by=reviewer, interests=["The Mayor"])

    [event] = Event.objects.filter(event_type=EventType.DECLARE_CONFLICTS)
    assert (event.actor_id, event.object_type, event.object_id) == (
        reviewer.pk,
        "person",
        reviewer.pk,
    )
    assert json.loads(event.payload.body) == {"before": [], "after": ["The Mayor"]}


def test_late_save_is_refused_once_a_colleague_took_the_slot(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim(make.make_article(reviews_needed=1))
    lease = take_slot(claim=claim, by=reviewer).lease
    ReviewSlot.objects.update(until=timezone.now() - timedelta(seconds=1))
    take_slot(claim=claim, by=other_reviewer)

    typed = {"claim": make.fresh(claim), "by": reviewer, "version": 0, "draft": make.make_draft()}
    for late in (save_draft, submit_review):
        with pytest.raises(
            Conflict, match="Your reservation on claim 1 ended and a colleague took it"
        ):
            late(lease=lease, **typed)
    assert Review.objects.count() == 0


def test_late_save_is_refused_even_when_another_slot_is_free(
    reviewer: Person, other_reviewer: Person
):
    claim, third = make.make_claim(), make.make_person("Third", Role.REVIEWER)
    lease = take_slot(claim=claim, by=reviewer).lease
    take_slot(claim=claim, by=third)
    ReviewSlot.objects.filter(person=reviewer).update(until=timezone.now() - timedelta(seconds=1))
    take_slot(claim=claim, by=other_reviewer)
    release_claim(claim=claim, by=third)

    with pytest.raises(Conflict, match="submit again to try for another place"):
        take_slot(claim=claim, by=reviewer, lease=lease)
    assert person_of(take_slot(claim=claim, by=reviewer)) == reviewer


def test_late_save_is_accepted_while_nobody_took_the_slot(reviewer: Person):
    claim = make.make_claim()
    lease = take_slot(claim=claim, by=reviewer).lease
    ReviewSlot.objects.filter(person=reviewer).update(until=timezone.now() - timedelta(hours=9))

    slot = take_slot(claim=claim, by=reviewer, lease=lease)

    assert slot.until > timezone.now()


def test_lease_number_does_not_tell_how_often_the_slot_was_taken(
    reviewer: Person, other_reviewer: Person
):
    """A number that counts up would tell of colleagues who had the slot before."""
    claim = make.make_claim(make.make_article(reviews_needed=1))
    leases = set()
    for person in (reviewer, other_reviewer) * 2:
        leases.add(take_slot(claim=claim, by=person).lease)
        ReviewSlot.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert len(leases) == 4
    assert min(leases) > 4


def test_tie_break_goes_to_a_third_person_who_sees_no_review(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    Article.objects.filter(pk=claim.article_id).update(tie_break=TieBreak.REVIEWER)
    third = make.make_person("Third", Role.REVIEWER)
    make.review(claim, reviewer, "True")
    make.review(claim, other_reviewer, "False")

    assert (taken(by=reviewer), taken(by=other_reviewer)) == (None, None)
    assert (make.fresh(claim).status, make.fresh(claim).round.is_closed) == ("open", False)
    assert taken(by=third) == claim
    assert list(visible_reviews(third)) == []
    make.review(claim, third, "True")
    assert make.fresh(claim).status == "disputed"
