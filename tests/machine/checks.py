"""What is compared after each move: the rows with the model, counters with rows, and what each person may read."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from django.db.models import QuerySet

from claims.access.change_token import READER
from claims.access.claim_access import with_access
from claims.access.comments import unread_mentions, visible_comments
from claims.access.evidence import visible_evidence
from claims.access.news import NEWS
from claims.access.reviews import visible_reviews
from claims.access.rules import actions_for
from claims.access.sent_back import sent_back_to
from claims.access.skips import visible_skips
from claims.access.slots import occupied_slots
from claims.compiled_reads import compiled_once, keys_in
from claims.ledger.verification import find_problems
from claims.models import (
    ArticleTally,
    Claim,
    ClaimVersion,
    Comment,
    Decision,
    EarlyReading,
    Event,
    EventChain,
    Evidence,
    Person,
    Review,
    ReviewSlot,
    Round,
    Skip,
)
from claims.sql_files import fetch_row, fetch_rows
from claims.vocabulary import ClaimStatus, ReviewState, SlotState
from tests.machine.desk import Desk
from tests.machine.model import ClaimModel

COUNTED = {
    "suggested": ClaimStatus.PROPOSED,
    "open": ClaimStatus.OPEN,
    "agreed": ClaimStatus.AGREED,
    "disputed": ClaimStatus.DISPUTED,
    "context_changed": ClaimStatus.CONTEXT_CHANGED,
    "decided": ClaimStatus.DECIDED,
}


@dataclass(frozen=True)
class News:
    """The number of the badge."""

    news: int


def check_everything(desk: Desk, people: Iterable[str]) -> None:
    """Compare everything that must hold after a move, for these people."""
    check_claims(desk)
    check_events(desk)
    check_counters(desk)
    check_people(desk, people)


# --- Rows ----------------------------------------------------------------------------------------
def check_claims(desk: Desk) -> None:
    claims = Claim.objects.filter(article=desk.article_key)
    rows = {claim.number: claim for claim in claims}
    assert set(rows) == set(desk.model.claims)
    current = Decision.objects.current().filter(claim__article=desk.article_key)
    decisions = dict(current.values_list("claim", "rating__label"))
    versions = Counter(
        ClaimVersion.objects.filter(claim__article=desk.article_key).values_list("claim", flat=True)
    )
    rounds = read_rounds(desk)
    for number, expected in desk.model.claims.items():
        row = rows[number]
        got = {
            "status": row.status,
            "version": versions[row.pk],
            "priority": row.priority,
            "decision": decisions.get(row.pk),
            "is_gone": row.start is None,
        }
        assert got == {name: getattr(expected, name) for name in got}, f"claim {number}"
        own = [round_ for round_ in rounds if round_.claim == row.pk]
        assert len(own) == len(expected.rounds), f"claim {number}"
        for round_, wanted in zip(own, expected.rounds, strict=True):
            assert round_.is_closed == wanted.is_closed, f"claim {number}"
        if own:
            assert own[-1].key == row.round_id, f"claim {number}"
            check_round(desk, row, own[-1], expected)


@dataclass
class RoundRows:
    """The rows of a round."""

    key: int
    claim: int
    is_closed: bool
    skips: int
    slots: list[ReviewSlot] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


def read_rounds(desk: Desk) -> list[RoundRows]:
    """Read the rounds of all claims, the oldest first."""
    rounds = Round.objects.filter(claim_version__claim__article=desk.article_key).order_by("pk")
    columns = rounds.values_list("pk", "claim_version__claim", "closed_at", "skips")
    rows = {key: RoundRows(key, claim, bool(end), skips) for key, claim, end, skips in columns}
    for slot in ReviewSlot.objects.filter(article=desk.article_key).order_by("round", "number"):
        rows[slot.round_id].slots.append(slot)
    for review in Review.objects.filter(round__in=rows).select_related("rating").in_order_of_submission():  # fmt: skip
        rows[review.round_id].reviews.append(review)
    for round_, person in Skip.objects.filter(round__in=rows).values_list("round", "person"):
        rows[round_].skipped.append(person)
    return list(rows.values())


def check_round(desk: Desk, row: Claim, got: RoundRows, claim: ClaimModel) -> None:
    names, expected = {key: name for name, key in desk.keys.items()}, claim.round
    slots = [(slot.kind, slot.state, names.get(slot.person_id)) for slot in got.slots]
    assert slots == [(slot.kind, slot.state, slot.person) for slot in expected.slots], row
    for slot in got.slots:
        is_open = row.status == ClaimStatus.OPEN
        assert slot.is_open == is_open, row
        if is_open:
            assert (slot.priority, slot.is_assigned) == (row.priority, bool(desk.model.assigned)), (
                row
            )
    submitted = [
        (
            names[review.reviewer_id],
            review.rating.label if review.rating else review.set_aside_reason,
        )
        for review in got.reviews
        if review.state == ReviewState.SUBMITTED
    ]
    assert submitted == list(expected.answers.items()), row
    drafts = {names[r.reviewer_id] for r in got.reviews if r.state == ReviewState.DRAFT}
    assert drafts == expected.drafts, row
    assert {names[key] for key in got.skipped} == expected.skipped, row
    assert got.skips == len(got.skipped), row


def check_events(desk: Desk) -> None:
    """Each change that counts has its event, and nothing else has one."""
    names = {key: name for name, key in desk.keys.items()}
    numbers = dict(Claim.objects.filter(article=desk.article_key).values_list("pk", "number"))
    events = Event.objects.filter(chain__article=desk.article_key).select_related("payload")
    got = []
    for event in events.order_by("sequence")[2:]:  # after load and split
        payload = json.loads(event.payload.body)
        number = numbers[event.object_id] if event.object_type == "claim" else payload.get("claim")
        got.append((event.event_type, names.get(event.actor_id), number))
    expected = [(kind.value, name, number) for kind, name, number in desk.events]
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(got, expected, strict=False))
    )
    assert got[same:] == expected[same:], "the ledger, and what was expected"


def check_chains() -> None:
    assert [problem for chain in EventChain.objects.all() for problem in find_problems(chain)] == []


# --- Counters ------------------------------------------------------------------------------------
def check_counters(desk: Desk) -> None:
    claims = Claim.objects.filter(article=desk.article_key)
    counts = Counter(claims.values_list("status", flat=True))
    tally = ArticleTally.objects.get(article=desk.article_key)
    got = {name: getattr(tally, name) for name in COUNTED} | {"reports": tally.reports}
    assert got == {name: counts[status] for name, status in COUNTED.items()} | {"reports": desk.reports}  # fmt: skip
    submitted = Review.objects.submitted().filter(claim_version__claim__in=claims)
    filled = ReviewSlot.objects.filter(article=desk.article_key, state=SlotState.SUBMITTED)
    assert set(submitted.values_list("slot", "reviewer")) == set(filled.values_list("pk", "person"))


# --- People --------------------------------------------------------------------------------------
def check_people(desk: Desk, people: Iterable[str]) -> None:
    desk.model.barred = read_barred(desk)
    for name in people:
        check_actions(desk, name)
        check_blindness(desk, name)


def read_barred(desk: Desk) -> set[tuple[str, int]]:
    names = {key: name for name, key in desk.keys.items()}
    rows = EarlyReading.objects.filter(lifted_by=None, claim__article=desk.article_key)
    return {(names[key], number) for key, number in rows.values_list("person", "claim__number") if key in names}  # fmt: skip


@compiled_once
def claims_with_access(user: Person, article: int) -> QuerySet[Claim]:
    return with_access(user, Claim.objects.filter(article=article)).select_related("round")


def check_actions(desk: Desk, name: str) -> None:
    """What the rules offer is what the model allows."""
    person = desk.person(name)
    for row in claims_with_access(person, desk.article_key):
        expected = desk.model.actions(name, desk.model.claims[row.number])
        assert actions_for(person, row) == expected, (name, row)


HIDDEN_ROUNDS = """
    SELECT r.id AS round FROM claims_round r WHERE r.closed_at IS NULL AND (
        NOT %(is_editor)s
        OR EXISTS (SELECT FROM claims_reviewslot s WHERE s.round_id = r.id AND s.person_id = %(person)s)
        OR %(is_reviewer)s
        AND NOT EXISTS (SELECT FROM claims_skip k WHERE k.round_id = r.id AND k.person_id = %(person)s)
    )
"""
"""The open rounds that the guidelines hide from a member of the team, in words of our own."""


@dataclass(frozen=True)
class HiddenRound:
    """The key of a round."""

    round: int


@compiled_once
def read_reviews(user: Person, rounds: str) -> QuerySet[Review]:
    return visible_reviews(user).filter(round__in=keys_in(rounds)).exclude(reviewer=user)


@compiled_once
def read_evidence(user: Person, rounds: str) -> QuerySet[Evidence]:
    return (
        visible_evidence(user)
        .filter(review__round__in=keys_in(rounds))
        .exclude(review__reviewer=user)
    )


@compiled_once
def read_comments(user: Person, rounds: str) -> QuerySet[Comment]:
    return visible_comments(user).filter(round__in=keys_in(rounds)).exclude(author=user)


@compiled_once
def read_skips(user: Person, rounds: str) -> QuerySet[Skip]:
    return visible_skips(user).filter(round__in=keys_in(rounds)).exclude(person=user)


def check_blindness(desk: Desk, name: str) -> None:
    """Nobody reads anything of a round that is hidden from them."""
    person, model = desk.person(name), desk.model.people[name]
    if not (person.is_active and person.is_member):
        return
    who = {"person": person.pk, "is_editor": model.is_editor, "is_reviewer": model.is_reviewer}
    hidden = {row.round for row in fetch_rows(HiddenRound, HIDDEN_ROUNDS, **who)}
    keys = ",".join(map(str, hidden)) or "0"
    for read in (read_reviews, read_evidence, read_comments, read_skips):
        assert read(person, keys) == [], name
    slots = occupied_slots(person, desk.article).exclude(person=person)
    assert hidden.isdisjoint(slots.values_list("round", flat=True)), name
    news = fetch_row(News, READER + NEWS, **who).news
    assert news == len(unread_mentions(person)) + len(sent_back_to(person)), name
