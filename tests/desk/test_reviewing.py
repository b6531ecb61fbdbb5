"""Drafts, submits and the end of a round."""

from dataclasses import replace

import pytest

from claims.access.evidence import visible_evidence
from claims.access.refusals import Conflict, Forbidden
from claims.access.reviews import visible_reviews
from claims.access.sources import visible_sources
from claims.articles.actions.wording import edit_claim
from claims.desk.actions.drafts import DraftConflict, Incomplete, draft_of
from claims.desk.actions.reconfirming import earlier_review, reconfirm_review
from claims.desk.actions.reviewing import save_draft, submit_review
from claims.models import Claim, Event, Evidence, Person, Review, Source
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import ClaimStatus, EventType, ReviewState, SetAside, SlotState
from tests import factories as make


def test_first_save_holds_a_slot(reviewer: Person):
    claim = make.make_claim()

    review = make.save(claim, reviewer)

    assert (review.slot.state, review.slot.person) == (SlotState.HELD, reviewer)
    assert (review.state, review.version) == (ReviewState.DRAFT, 1)
    assert not Event.objects.filter(event_type=EventType.REVIEW).exists()


def test_draft_keeps_an_incomplete_link(reviewer: Person):
    draft = make.make_draft("", "", evidence=(make.make_evidence("https://exa"),))

    review = make.save(make.make_claim(), reviewer, draft)

    assert [piece.cited for piece in review.evidence.all()] == ["https://exa"]
    assert not Source.objects.exists()


def test_saving_the_same_draft_twice_stores_one_row(reviewer: Person):
    claim, draft = make.make_claim(), make.make_draft()

    first = make.save(claim, reviewer, draft)
    again = make.save(claim, reviewer, draft, version=0)

    assert again == first
    assert (Review.objects.count(), Evidence.objects.count()) == (1, 1)


def test_saving_from_an_older_window_is_refused_with_the_saved_draft(reviewer: Person):
    claim, draft = make.make_claim(), make.make_draft(rationale="First window.")
    make.save(claim, reviewer, draft)

    with pytest.raises(DraftConflict) as refusal:
        make.save(claim, reviewer, replace(draft, rationale="Second window."))

    assert refusal.value.saved.rationale == "First window."


def test_evidence_removed_from_the_form_is_deleted(reviewer: Person):
    claim, one, two = make.make_claim(), make.make_evidence("one"), make.make_evidence("two")
    make.save(claim, reviewer, make.make_draft(evidence=(one, two)))

    review = make.save(claim, reviewer, make.make_draft(evidence=(two,)), version=1)

    assert [piece.cited for piece in review.evidence.all()] == ["two"]


def test_third_reviewer_of_two_is_refused(reviewer: Person):
    claim = make.make_claim()
    for name in ("One", "Two"):
        make.save(claim, make.make_person(name, *reviewer.roles))

    with pytest.raises(Conflict, match="Claim 1 already has enough reviewers"):
        make.save(claim, reviewer)


def test_same_verdicts_make_a_claim_agreed(db: None):
    claim = make.make_agreed()

    assert claim.status == ClaimStatus.AGREED
    assert claim.round.is_closed


def test_other_verdicts_make_a_claim_disputed(db: None):
    assert make.make_disputed().status == ClaimStatus.DISPUTED


def test_one_of_two_reviews_leaves_the_claim_open(reviewer: Person):
    claim = make.make_claim()

    make.review(claim, reviewer)

    assert make.fresh(claim).status == ClaimStatus.OPEN
    assert not make.fresh(claim).round.is_closed


def test_submit_names_everything_that_is_missing(reviewer: Person):
    claim = make.make_claim()
    draft = make.make_draft("True", "", evidence=())

    with pytest.raises(Incomplete) as refusal:
        submit_review(claim=claim, by=reviewer, version=0, draft=draft)

    assert refusal.value.problems == {
        "rationale": "Explain why you chose “True”.",
        "evidence": "Add at least one source for “True”.",
    }


def test_submit_needs_an_answer(reviewer: Person):
    with pytest.raises(Incomplete) as refusal:
        make.review(make.make_claim(), reviewer, "")

    assert list(refusal.value.problems) == ["rating"]


def test_reviewers_who_cite_one_address_share_its_source(db: None):
    make.make_agreed()

    assert Source.objects.get().evidence.count() == 2


def test_catalogue_is_filled_when_the_round_closes(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    titled = (make.make_evidence(title="A count of trees"),)
    make.review(claim, reviewer, evidence=titled)
    before = Source.objects.get().title

    make.review(claim, other_reviewer)

    assert (before, Source.objects.get().title) == ("", "A count of trees")


def test_set_aside_by_all_waits_for_an_editor(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person, "", set_aside_reason=SetAside.OPINION, evidence=())

    claim = make.fresh(claim)
    assert (claim.status, claim.set_aside_reason) == (ClaimStatus.AGREED, "")


def test_blind_until_the_round_closes(reviewer: Person, other_reviewer: Person, editor: Person):
    claim = make.make_claim()
    theirs = make.review(claim, other_reviewer)

    assert not visible_reviews(reviewer).exists()
    assert not visible_evidence(reviewer).exists()
    assert not visible_sources(reviewer).exists()
    assert list(visible_reviews(editor)) == [theirs]

    make.review(claim, reviewer)
    assert theirs in visible_reviews(reviewer)


def test_draft_is_readable_by_its_reviewer_only(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    make.save(make.make_claim(), reviewer)

    assert not visible_reviews(editor).exists()
    assert not visible_reviews(other_reviewer).exists()


def test_editor_who_reviews_is_blind_in_that_round(db: None, reviewer: Person):
    both = Person.objects.create_superuser("root@desk.example", "x", name="Root")
    claim = make.make_claim()
    make.review(claim, reviewer)
    make.save(claim, both)

    assert not visible_reviews(both).filter(reviewer=reviewer).exists()


def test_sent_back_claim_can_be_reviewed_by_the_same_people(editor: Person, reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer, "True")
    make.review(claim, make.make_person("Two", *reviewer.roles), "False")
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Which year?")

    make.review(claim, reviewer, "False")

    assert [r.rating.label for r in reviewer.reviews.order_by("pk")] == ["True", "False"]


def edited(claim: Claim, by: Person) -> Claim:
    claim = make.fresh(claim)
    edit_claim(
        claim=claim,
        by=by,
        lock_version=claim.lock_version,
        statement="New.",
        short_form="",
        claimant="",
    )
    return make.fresh(claim)


def test_form_opened_before_the_wording_changed_is_refused(reviewer: Person):
    claim = edited(make.make_claim(), reviewer)
    typed = {
        "claim": claim,
        "by": reviewer,
        "version": 0,
        "draft": make.make_draft(),
        "claim_version": 1,
    }

    with pytest.raises(Conflict, match="The wording of claim 1 was changed"):
        save_draft(**typed)
    with pytest.raises(Conflict, match="The wording of claim 1 was changed"):
        submit_review(**typed)

    assert not Review.objects.exists()


def test_earlier_review_can_be_confirmed_for_the_new_wording(reviewer: Person):
    claim = make.make_claim()
    first = make.review(claim, reviewer)
    claim = edited(claim, reviewer)

    again = reconfirm_review(claim=claim, by=reviewer, claim_version=2)

    assert again.round == claim.round
    assert draft_of(again) == draft_of(first)
    assert earlier_review(claim, reviewer) == first


def test_confirming_without_an_earlier_review_is_refused(reviewer: Person):
    claim = make.make_claim()

    with pytest.raises(Conflict, match="no earlier review"):
        reconfirm_review(claim=claim, by=reviewer, claim_version=1)


def test_outsider_cannot_save_a_draft(outsider: Person):
    with pytest.raises(Forbidden):
        save_draft(claim=make.make_claim(), by=outsider, version=0, draft=make.make_draft())

    assert not Review.objects.exists()
