"""Slots that are released by an assignment to others or by a declared conflict of interest."""

import pytest
from django.test import Client

from claims.access.claim_access import with_access
from claims.access.refusals import Conflict
from claims.desk.actions.reviewing import submit_review
from claims.desk.actions.slots import take_next, take_slot
from claims.models import Article, Claim, Person, Review, ReviewSlot
from claims.moderation.actions.planning import assign
from claims.people.actions.accounts import declare_conflicts
from claims.vocabulary import ClaimStatus, Role, TieBreak
from tests import factories as make


def test_assigning_an_article_to_others_releases_its_slots(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    leased, held = make.make_claim(), make.make_claim()
    slot = take_next(by=reviewer)
    assert slot.claim_id == leased.pk
    make.save(held, reviewer)

    assign(article=leased.article, by=editor, people=[other_reviewer])
    assign(article=held.article, by=editor, people=[other_reviewer])

    assert not leased.round.slots.exclude(state="free").exists()
    assert not held.round.slots.exclude(state="free").exists()
    assert Review.objects.get(reviewer=reviewer).rationale == "Counted."
    assert take_next(by=reviewer) is None


def test_assigning_an_article_keeps_the_slots_of_its_assignees_and_editors(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    both = make.make_person("Both", Role.EDITOR, Role.REVIEWER)
    make.save(claim, reviewer)
    make.save(claim, both)

    assign(article=claim.article, by=editor, people=[reviewer, other_reviewer])

    held = claim.round.slots.filter(state="held").order_by("number")
    assert [slot.person for slot in held] == [reviewer, both]


def test_releasing_a_tie_break_by_assignment_closes_a_round_that_agrees(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    Article.objects.filter(pk=claim.article_id).update(tie_break=TieBreak.REVIEWER)
    make.review(claim, reviewer, "True")
    differs = make.review(claim, other_reviewer, "False")
    third = make.make_person("Third", Role.REVIEWER)
    make.save(claim, third)
    agree_after_all(claim, differs)

    assign(article=claim.article, by=editor, people=[reviewer, other_reviewer])

    assert make.fresh(claim).status == ClaimStatus.AGREED


def agree_after_all(claim: Claim, differs: Review) -> None:
    by = differs.reviewer
    draft = make.take_back(claim, by)
    submit_review(
        claim=make.fresh(claim), by=by, version=draft.version, draft=make.make_draft("True")
    )


def test_slot_of_an_article_assigned_to_others_meanwhile_cannot_be_taken(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    seen = with_access(reviewer, Claim.objects.with_words()).get(pk=claim.pk)
    assign(article=claim.article, by=editor, people=[other_reviewer])

    with pytest.raises(Conflict):
        take_slot(claim=seen, by=reviewer)


def test_declaring_a_conflict_releases_the_lease(reviewer: Person):
    make.make_claim(make.make_article(publisher="The Note"))
    other = make.make_claim()
    noted = take_next(by=reviewer)

    declare_conflicts(by=reviewer, interests=["The Note"])

    slot = ReviewSlot.objects.get(pk=noted.id)
    assert (slot.state, slot.person) == ("free", None)
    assert take_next(by=reviewer).claim_id == other.pk


def test_next_releases_a_lease_that_became_a_conflict_of_interest(reviewer: Person):
    article = make.make_article()
    make.make_claim(article)
    other = make.make_claim()
    taken = take_next(by=reviewer)
    Article.objects.filter(pk=article.pk).update(authors=reviewer.name)

    assert take_next(by=reviewer).claim_id == other.pk

    assert ReviewSlot.objects.get(pk=taken.id).state == "free"


def test_held_claim_with_a_conflict_of_interest_can_be_released(client: Client, reviewer: Person):
    claim = make.make_claim(make.make_article(publisher="The Note"))
    take_next(by=reviewer)
    Article.objects.filter(pk=claim.article_id).update(publisher="The Gazette")
    Person.objects.filter(pk=reviewer.pk).update(interests=["The Gazette"])
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).text

    assert f'href="{claim.get_absolute_url()}release/"' in page
    answer = client.post(f"{claim.get_absolute_url()}release/", {"note": ""})
    assert answer.status_code == 302
    assert not claim.round.slots.exclude(state="free").exists()
