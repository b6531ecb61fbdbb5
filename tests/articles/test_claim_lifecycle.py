"""Opening, adding, dropping, setting aside and restoring claims."""

import pytest

from claims.access.refusals import Forbidden
from claims.articles.actions import claim_lifecycle as moves
from claims.models import Event, Person
from claims.vocabulary import ClaimStatus, EventType, SetAside
from tests import factories as make


def test_opening_a_claim_makes_a_round_with_a_slot_for_each_review(editor: Person):
    article = make.make_article(reviews_needed=3)

    (claim,) = moves.open_claims(article=article, by=editor, numbers=[1])

    assert (claim.status, claim.round.number) == (ClaimStatus.OPEN, 1)
    assert [slot.number for slot in claim.round.slots.all()] == [1, 2, 3]


def test_opening_a_claim_twice_opens_it_once(editor: Person):
    claim = make.make_claim()

    assert moves.open_claims(article=claim.article, by=editor, numbers=[claim.number]) == []
    assert Event.objects.filter(event_type=EventType.OPEN).count() == 1


def test_outsider_cannot_open_claims(outsider: Person):
    with pytest.raises(Forbidden):
        moves.open_claims(article=make.make_article(), by=outsider, numbers=[1])


def test_added_claim_has_the_next_number_and_the_wording_of_the_article(reviewer: Person):
    article = make.make_article()
    last = article.claims.last().number

    claim = moves.add_claim(article=article, by=reviewer, quote="35,000  trees")

    assert claim.number == last + 1
    assert claim.current.quote == "35,000 trees"
    assert claim.current.quote == article.revision.text[claim.current.start : claim.current.end]


def test_dropped_claim_keeps_its_reason_and_can_be_restored(reviewer: Person, editor: Person):
    claim = make.make_article().claims.first()

    dismissed = moves.dismiss_claim(claim=claim, by=reviewer, reason=SetAside.OPINION, note="Taste")
    assert (dismissed.status, dismissed.set_aside_reason) == ("set-aside", "opinion")

    restored = moves.restore_claim(claim=claim, by=editor, lock_version=dismissed.lock_version)
    assert (restored.status, restored.set_aside_reason) == (ClaimStatus.PROPOSED, "")


def test_only_an_editor_sets_aside_a_claim_that_is_being_checked(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)

    with pytest.raises(Forbidden):
        moves.set_aside_claim(
            claim=claim, by=reviewer, lock_version=claim.lock_version, reason=SetAside.OPINION
        )
    aside = moves.set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason=SetAside.OPINION
    )

    assert aside.round.is_closed
    assert {slot.state for slot in aside.round.slots.all()} == {"free"}

    back = moves.restore_claim(claim=claim, by=editor, lock_version=aside.lock_version)
    assert (back.status, back.round.number) == (ClaimStatus.OPEN, 2)
