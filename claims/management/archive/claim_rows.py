"""The claims of a made-up article, in every state that the work on a claim can have."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.management.archive.articles import MadeArticle
from claims.management.archive.copying import NULL
from claims.management.archive.reviews import MadeRound, add_review
from claims.management.archive.texts import MadeSentence
from claims.management.archive.world import World
from claims.vocabulary import (
    Basis,
    ClaimStatus,
    EventType,
    SetAside,
    SlotState,
    VersionCause,
)

NEEDED = 2
FINISHED = ((0.85, ClaimStatus.DECIDED), (0.95, ClaimStatus.SET_ASIDE), (1, ClaimStatus.PROPOSED))
"""Shares of the claims of an article whose report is out, each with those before it."""
IN_PROGRESS = (
    (0.15, ClaimStatus.PROPOSED),
    (0.72, ClaimStatus.OPEN),
    (0.82, ClaimStatus.AGREED),
    (0.88, ClaimStatus.DISPUTED),
    (0.97, ClaimStatus.DECIDED),
    (1, ClaimStatus.SET_ASIDE),
)
REPLACED = 0.02
DISPUTED_BEFORE = 0.05
"""Shares of decisions: those that replaced an earlier one, and those on which reviewers differed."""
WITH_COMMENT, WITH_SKIP = 0.03, 0.04
STILL_STANDS = "The context changed, and the verdict still stands."
PRIORITIES = (0,) * 18 + (5, 9)


@dataclass(frozen=True)
class MadeClaim:
    """A claim with what its rows have in common."""

    id: int
    number: int
    article: MadeArticle
    sentence: MadeSentence
    score: float
    priority: int

    @property
    def key(self) -> str:
        """The name of the claim in the ledger."""
        return f"claim:{self.id}"


def choose_status(world: World, article: MadeArticle) -> ClaimStatus:
    """Draw the status of a claim."""
    drawn = world.random.random()
    shares = IN_PROGRESS if article.is_in_progress else FINISHED
    return next(status for share, status in shares if drawn <= share)


def add_claim(world: World, article: MadeArticle, number: int, sentence: MadeSentence) -> None:
    """Write a claim with all that belongs to it."""
    status, random = choose_status(world, article), world.random
    claim = MadeClaim(
        id=world.tables.claims.reserve(),
        number=number,
        article=article,
        sentence=sentence,
        score=random.randrange(5, 100) / 100,
        priority=random.choice(PRIORITIES) if article.is_in_progress else 0,
    )
    version = _add_version(world, claim, 1, article.revisions[0])
    round_ = None
    if status not in (ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE):
        round_ = _review(world, claim, version, status)
    is_moved = len(article.revisions) > 1 and sentence.section == article.last_section
    current = _add_version(world, claim, 2, article.revisions[1]) if is_moved else version
    if status == ClaimStatus.DECIDED:
        _decide(world, round_, claim, version, current)
        if is_moved and article.has_unseen_context:
            status = ClaimStatus.CONTEXT_CHANGED
    elif status == ClaimStatus.SET_ASIDE:
        _dismiss(world, claim)
    world.tables.claims.add(
        claim.id, article.id, number, claim.priority, "t" if random.random() < 0.02 else "f", status.value,
        SetAside.OPINION.value if status == ClaimStatus.SET_ASIDE else "", 3, current, round_.id if round_ else NULL,
        sentence.start, sentence.end, "t" if claim.score > 0.5 else "f", article.chain.now,
    )  # fmt: skip


def _add_version(world: World, claim: MadeClaim, number: int, revision: int) -> int:
    sentence = claim.sentence
    is_written = world.random.random() < 0.1
    return world.tables.versions.add_row(
        claim.id,
        number,
        revision,
        sentence.start,
        sentence.end,
        sentence.quote,
        json.dumps(sentence.context),
        f"According to the text, {sentence.quote[0].lower()}{sentence.quote[1:]}" if is_written else "",
        sentence.claimant,
        claim.score,
        (VersionCause.SPLIT if number == 1 else VersionCause.REVISED).value,
        claim.article.chain.now,
    )  # fmt: skip


def _dismiss(world: World, claim: MadeClaim) -> None:
    reason = SetAside.OPINION.value
    by = world.random.choice(claim.article.reviewers)
    claim.article.chain.record(
        EventType.DISMISS, claim.key, by, number=claim.number, before="proposed", reason=reason
    )


def _record(claim: MadeClaim, event_type: EventType, by: int, **payload: object) -> None:
    """Record an event of an article in progress; of older articles the ledger keeps what was decided."""
    if claim.article.is_in_progress:
        claim.article.chain.record(event_type, claim.key, by, number=claim.number, **payload)


# --- Reviews ---------------------------------------------------------------------------------------
def _review(world: World, claim: MadeClaim, version: int, status: ClaimStatus) -> MadeRound:
    """Write the round of a claim with its slots and reviews."""
    article, random = claim.article, world.random
    opened_at = article.chain.tick()
    is_open = status == ClaimStatus.OPEN
    people = random.sample(article.reviewers, 3)
    states, skippers = [SlotState.SUBMITTED] * NEEDED, []
    if is_open:
        states = random.choice(OPEN_ROUNDS)
        skippers = people[:] if random.random() < WITH_SKIP else []
        states = [SlotState.FREE] * NEEDED if skippers else states
    _record(claim, EventType.OPEN, people[2], quote=claim.sentence.quote, reviews=NEEDED)
    round_ = MadeRound(
        id=world.tables.rounds.reserve(),
        claim_id=claim.id,
        claim_number=claim.number,
        version=version,
        article=article,
        is_open=is_open,
        ratings=_draw_ratings(world, status),
    )
    for person in skippers:
        world.tables.skips.add_row(round_.id, person, article.chain.tick())
    for number, (state, person) in enumerate(zip(states, people, strict=False), 1):
        slot = _add_slot(world, claim, round_, number, state, person)
        if state in (SlotState.SUBMITTED, SlotState.HELD):
            add_review(world, round_, slot, number, person, is_draft=state == SlotState.HELD)
    _show_to_editor(world, round_, states)
    closed_at = NULL if is_open else article.chain.tick()
    world.tables.rounds.add(round_.id, version, 1, opened_at, closed_at, len(skippers))
    if not is_open:
        after = "agreed" if len(set(round_.ratings)) == 1 else "disputed"
        _record(claim, EventType.CLOSE_ROUND, people[1], round=1, after=after)
    if random.random() < WITH_COMMENT and not is_open:
        _comment(world, claim, round_, people[0])
    return round_


OPEN_ROUNDS = (
    [SlotState.FREE, SlotState.FREE],
    [SlotState.FREE, SlotState.FREE],
    [SlotState.SUBMITTED, SlotState.FREE],
    [SlotState.SUBMITTED, SlotState.FREE],
    [SlotState.SUBMITTED, SlotState.HELD],
)


def _draw_ratings(world: World, status: ClaimStatus) -> Sequence[object]:
    """Return the verdict of each reviewer: different ones where the claim is disputed, or was."""
    first, second = world.random.sample(world.ratings, 2)
    was_disputed = status == ClaimStatus.DECIDED and world.random.random() < DISPUTED_BEFORE
    return [first, second if was_disputed or status == ClaimStatus.DISPUTED else first]


def _add_slot(
    world: World, claim: MadeClaim, round_: MadeRound, number: int, state: SlotState, person: int
) -> int:
    article = claim.article
    claimant = claim.sentence.claimant.lower().replace(" ", "")
    keys = [*article.subject_keys, *([claimant] if claimant else [])]
    is_free, is_held = state == SlotState.FREE, state == SlotState.HELD
    return world.tables.slots.add_row(
        round_.id, number, state.value, NULL if is_free else person, article.chain.now if is_held else NULL,
        0 if is_free else world.random.getrandbits(31), claim.id, article.id, claim.number, claim.priority,
        round(claim.score * 10), article.deadline, "t" if round_.is_open else "f", "t" if article.is_assigned else "f",
        "{" + ",".join(sorted(keys)) + "}",
    )  # fmt: skip


def _show_to_editor(world: World, round_: MadeRound, states: Sequence[SlotState]) -> None:
    """Write that the editor who doesn't review could read the round while it was open."""
    if SlotState.SUBMITTED in states:
        now = round_.article.chain.now
        world.tables.early_readings.add_row(world.editor, round_.claim_id, round_.id, now)


def _comment(world: World, claim: MadeClaim, round_: MadeRound, author: int) -> None:
    text = "The register was updated since. Which edition did you read?"
    at = claim.article.chain.tick()
    world.tables.comments.add_row(claim.id, round_.id, author, world.new_uuid(), text, at)


# --- Decisions -------------------------------------------------------------------------------------
def _decide(world: World, round_: MadeRound, claim: MadeClaim, version: int, current: int) -> None:
    """Write the decision on a claim, and sometimes one that it replaced.

    Where the context changed, a second decision keeps the verdict for the new one, unless no editor has looked yet.
    """
    first, second = round_.ratings
    basis = Basis.UNANIMOUS if first == second else Basis.ADJUDICATED
    event = EventType.CONFIRM if first == second else EventType.DECIDE
    summary = f"The register gives this figure in its table {claim.number}."
    last, at = NULL, claim.article.chain.tick()
    reason, judged = "", version
    keeps = current != version and not claim.article.has_unseen_context
    if keeps or world.random.random() < REPLACED:
        last = _add_decision(world, claim, version, round_, basis, at, replaced_at=at)
        _record_decision(world, claim, event, first.label, summary, basis)
        reason, judged = (STILL_STANDS, current) if keeps else ("The figure was revised.", version)
        event = EventType.STILL_STANDS if keeps else EventType.CHANGE_DECISION
    _add_decision(world, claim, judged, round_, basis, at, reason=reason, replaces=last)
    _record_decision(world, claim, event, first.label, summary, basis)


def _record_decision(
    world: World, claim: MadeClaim, event: EventType, label: str, summary: str, basis: Basis
) -> None:
    claim.article.chain.record(
        event, claim.key, world.editor, number=claim.number, rating=label, summary=summary, basis=basis.value
    )  # fmt: skip


def _add_decision(
    world: World,
    claim: MadeClaim,
    version: int,
    round_: MadeRound,
    basis: Basis,
    at: datetime,
    *,
    reason: str = "",
    replaces: object = NULL,
    replaced_at: object = NULL,
) -> int:
    summary = f"The register gives this figure in its table {claim.number}."
    return world.tables.decisions.add_row(
        claim.id, version, round_.ratings[0].id, summary, basis.value, reason, world.editor, at, replaces, replaced_at
    )  # fmt: skip
