"""A slot repeats columns of its claim and article, and follows each change of them."""

from datetime import UTC, datetime

import pytest

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.articles.actions.wording import edit_claim
from claims.models import Article, Claim, Person, ReviewSlot
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign
from claims.vocabulary import SetAside
from tests import factories as make

DUE = datetime(2030, 5, 1, 12, tzinfo=UTC)


def slot_of(claim: Claim) -> ReviewSlot:
    return ReviewSlot.objects.filter(round=make.fresh(claim).round_id).earliest("number")


def test_new_slot_repeats_its_claim(editor: Person):
    claim = make.make_claim(by=editor)

    slot = slot_of(claim)

    assert (slot.claim, slot.article, slot.position) == (claim, claim.article, claim.number)
    assert (slot.is_open, slot.is_assigned, slot.priority, slot.deadline) == (True, False, 0, None)
    assert slot.worth == round(claim.current.score * 10)


def test_slot_follows_priority_deadline_and_assignment(editor: Person, reviewer: Person):
    claim = make.make_claim()

    Claim.objects.filter(pk=claim.pk).update(priority=7)
    Article.objects.filter(pk=claim.article_id).update(deadline=DUE)
    assign(article=claim.article, by=editor, people=[reviewer])

    slot = slot_of(claim)
    assert (slot.priority, slot.deadline, slot.is_assigned) == (7, DUE, True)
    assign(article=claim.article, by=editor, people=[])
    assert slot_of(claim).is_assigned is False


def test_slots_are_open_only_while_the_claim_is_reviewed_in_their_round(editor: Person):
    aside, edited, agreed = make.make_claim(), make.make_claim(), make.make_agreed()
    old = slot_of(edited)

    set_aside_claim(
        claim=aside, by=editor, lock_version=make.fresh(aside).lock_version, reason=SetAside.OPINION
    )
    edit_claim(
        claim=edited, by=editor, lock_version=make.fresh(edited).lock_version,
        statement="In other words.", short_form="", claimant="",
    )  # fmt: skip

    old.refresh_from_db()
    assert (slot_of(aside).is_open, old.is_open, slot_of(agreed).is_open) == (False, False, False)
    assert slot_of(edited).is_open
    send_back(
        claim=agreed, by=editor, lock_version=make.fresh(agreed).lock_version, note="Look again."
    )
    assert slot_of(agreed).is_open


def test_conflict_keys_of_a_slot_are_publisher_host_authors_and_claimant(editor: Person):
    article = make.make_article(
        publisher="The  Daily Note",
        authors="Ann Author; Володимир Ясен",
        url="https://www.news.Example.org:8443/a/b?c=d",
    )
    claim = make.make_claim(article)
    words = {"statement": "", "short_form": "", "claimant": "The Mayor"}
    edit_claim(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, **words)

    assert set(slot_of(claim).subject_keys) == {
        "thedailynote", "annauthor", "володимирясен", "news.example.org", "example.org", "themayor",
    }  # fmt: skip
    Article.objects.filter(pk=article.pk).update(authors="Somebody Else", url="")
    assert set(slot_of(claim).subject_keys) == {"thedailynote", "somebodyelse", "themayor"}


@pytest.mark.parametrize(
    ("interest", "key"),
    [
        ("THE daily\u00a0note", "thedailynote"),
        ("https://www.Example.org/about?x=1", "example.org"),
        ("www.example.org", "example.org"),
        ("example.org", "example.org"),
    ],
)
def test_conflict_keys_of_a_person_are_their_names_and_interests(
    reviewer: Person, interest: str, key: str
):
    Person.objects.filter(pk=reviewer.pk).update(interests=[interest], pseudonym="Nib")

    reviewer.refresh_from_db()

    assert key in reviewer.conflict_keys
    assert {"ritareviewer", "nib"} < set(reviewer.conflict_keys)
