"""Taking work: leases, and what follows what."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.actions.claims import open_claims
from claims.actions.skips import hand_back_claim
from claims.actions.slots import take_next, take_slot
from claims.models import Claim, Person, ReviewSlot
from claims.vocabulary import Nothing, Role, SlotState
from claims.workflow import Conflict
from tests import factories as make


def taken(by: Person, **where: object) -> Claim | None:
    slot = take_next(by=by, **where)
    return slot and slot.claim


def open_all(article_by: Person) -> list[Claim]:
    article = make.make_article()
    numbers = article.claims.values_list("number", flat=True)
    return open_claims(article=article, by=article_by, numbers=numbers)


def test_next_goes_on_where_the_reviewer_stands(reviewer: Person, editor: Person):
    first, second, third, *_ = open_all(editor)

    assert taken(by=reviewer, article=first.article) == first
    assert taken(by=reviewer, after=first) == second
    assert taken(by=reviewer, after=second) == third


def test_next_begins_again_before_the_last(reviewer: Person, editor: Person):
    claims = open_all(editor)

    assert taken(by=reviewer, after=claims[-1]) == claims[0]


def test_next_prefers_what_the_editor_put_first(reviewer: Person, editor: Person):
    _, second, *_ = open_all(editor)
    Claim.objects.filter(pk=second.pk).update(priority=5)

    assert taken(by=reviewer) == second


def test_next_leaves_one_lease_a_person(reviewer: Person, editor: Person):
    first, *_ = open_all(editor)
    take_next(by=reviewer)
    take_next(by=reviewer, after=first)

    assert ReviewSlot.objects.filter(person=reviewer).count() == 1


def test_next_finds_nothing_where_all_is_judged(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    assert taken(by=reviewer) is None


def test_next_passes_by_articles_of_others(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    claim.article.assignments.create(person=other_reviewer)

    assert taken(by=reviewer) is None
    assert taken(by=other_reviewer) == claim


def test_lease_that_ran_out_is_free_for_others(reviewer: Person):
    claim = make.make_claim()
    for name in ("One", "Two"):
        take_slot(claim=claim, by=make.make_person(name, Role.REVIEWER))
    with pytest.raises(Conflict):
        take_slot(claim=claim, by=reviewer)

    ReviewSlot.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert take_slot(claim=claim, by=reviewer).person == reviewer


def test_hold_does_not_run_out_by_itself(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.save(claim, person)
    ReviewSlot.objects.update(until=timezone.now() - timedelta(days=1))

    with pytest.raises(Conflict):
        take_slot(claim=claim, by=make.make_person("Third", Role.REVIEWER))


def test_handing_back_frees_the_slot_and_keeps_the_draft(reviewer: Person):
    claim = make.make_claim()
    draft = make.save(claim, reviewer)

    hand_back_claim(claim=make.fresh(claim), by=reviewer)

    draft.refresh_from_db()
    assert draft.rationale == "Counted."
    assert not ReviewSlot.objects.filter(person=reviewer).exists()


def test_nothing_is_left_where_nothing_is_open(reviewer: Person):
    assert ReviewSlot.objects.why_none_for(reviewer) == (Nothing.ALL_DONE, None)


def test_nothing_is_free_while_colleagues_hold_it(reviewer: Person):
    claim = make.make_claim()
    leases = [
        take_slot(claim=claim, by=make.make_person(name, Role.REVIEWER)) for name in ("One", "Two")
    ]

    assert ReviewSlot.objects.why_none_for(reviewer) == (Nothing.ALL_HELD, leases[0].until)


def test_nothing_is_for_whoever_has_judged_it_or_works_elsewhere(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    make.review(claim, reviewer)
    assert ReviewSlot.objects.why_none_for(reviewer) == (Nothing.NONE_FOR_YOU, None)
    assert ReviewSlot.objects.why_none_for(editor) == (Nothing.NONE_FOR_YOU, None)

    claim.article.assignments.create(person=reviewer)
    assert ReviewSlot.objects.why_none_for(other_reviewer) == (Nothing.NONE_FOR_YOU, None)


def test_sixteen_reviewers_never_take_more_than_was_asked_for(committed_db: str):
    editor = make.make_person("Editor", Role.EDITOR)
    reviewers = [make.make_person(f"R{n}", Role.REVIEWER) for n in range(16)]
    open_all(editor)

    def work(person: Person) -> int:
        done, claim = 0, taken(person)
        while claim:
            make.review(claim, person)
            done += 1
            claim = taken(person, after=claim)
        connection.close()
        return done

    with ThreadPoolExecutor(16) as pool:
        done = list(pool.map(work, reviewers))

    claims = Claim.objects.all()
    assert sum(done) == 2 * len(claims)
    assert {claim.round.reviews.submitted().count() for claim in claims} == {2}
    assert ReviewSlot.objects.exclude(state=SlotState.SUBMITTED).count() == 0
