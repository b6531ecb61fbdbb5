"""Answer for sentences: a claim, nothing to check and why, cut, or still to sort. Every answer can be undone.

An answer is a reason of `NotCheckable`, CUT, or a `Choice`. Suggested claims follow their sentences: an answer that there
is nothing to check drops them with its reason, another answer brings dropped ones back. A claim that was opened for review
is never touched here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.articles.actions.claim_lifecycle import add_claim_at
from claims.articles.actions.rounds import NOT_SET_ASIDE
from claims.articles.actions.sorting import lock_sentences, save_marks
from claims.articles.actions.splitting import read_text
from claims.articles.queries.early_readings import inherit_early_readings
from claims.articles.queries.sentence_coverage import CHECKED, CUT, SentenceCoverage, list_coverage
from claims.models import Article, Claim, EventChain, Person, Revision, Sentence
from claims.text.spans import Span
from claims.vocabulary import (
    Action,
    Choice,
    ClaimStatus,
    EventType,
    NotCheckable,
    SetAside,
)

DROPPED_AS = {
    NotCheckable.CLUTTER: SetAside.CUT,
    NotCheckable.HEADING: SetAside.DESCRIPTION,
    CUT: SetAside.CUT,
}
"""Why a suggested claim is set aside where its sentence has an answer that is no reason to set claims aside."""


@dataclass(frozen=True)
class _Change:
    """One answer: who gives it, to which sentences, and the claims of these that were never opened."""

    article: Article
    revision: Revision
    by: Person
    chain: EventChain
    answer: str
    rows: Sequence[SentenceCoverage]
    claims: Sequence[Claim]
    claimed: frozenset[int]
    """Positions of the sentences that hold one of these claims."""

    @property
    def reason(self) -> NotCheckable | str:
        """The reason why there is nothing to check, or ""."""
        return "" if self.answer in (*Choice, CUT) else NotCheckable(self.answer)


@transaction.atomic
def answer_sentences(
    *, article: Article, by: Person, revision: int, positions: Iterable[int], answer: str
) -> list[int]:
    """Give sentences an answer; return the positions of those that changed.

    `revision` is the number of the revision that the user saw. Sentences whose claims are being checked stay as they are.
    Raises Conflict if there is a newer revision, or if one of the claims was set aside after it was opened.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.MARK_SENTENCES, article)
    current = article.revision
    sentences = {row.position: row for row in lock_sentences(current, revision, positions)}
    coverage = list_coverage(current.pk)
    answered = {
        row.position
        for row in coverage
        if row.position in sentences and row.answer not in (CHECKED, answer)
    }
    claims, claimed = _lock_claims(article, coverage, answered, answer)
    is_settled = answer not in (Choice.SUGGESTED, Choice.TO_SORT)
    rows = [
        row
        for row in coverage
        if row.position in answered and (is_settled or row.is_marked or row.position in claimed)
    ]
    if rows:
        change = _Change(article, current, by, chain, answer, rows, claims, claimed)
        _apply(change, [sentences[row.position] for row in rows])
    return [row.position for row in rows]


def _lock_claims(
    article: Article, coverage: Sequence[SentenceCoverage], answered: set[int], answer: str
) -> tuple[list[Claim], frozenset[int]]:
    """Lock the claims that follow these sentences; return them, and the positions of the sentences that hold one.

    Those are claims that were never opened and whose sentences are all answered, or to choose one, any of them.
    """
    starts, ends = [row.start for row in coverage], [row.end for row in coverage]
    matches = any if answer == Choice.CLAIM else all
    claims, claimed = [], set()
    for claim in _unopened_claims(article, [row for row in coverage if row.position in answered]):
        first, last = bisect_right(ends, claim.start), bisect_left(starts, claim.end)
        held = {row.position for row in coverage[first:last]}
        if matches(position in answered for position in held):
            claim.article = article
            claims.append(claim)
            claimed |= held
    return claims, frozenset(claimed)


def _unopened_claims(article: Article, rows: Sequence[SentenceCoverage]) -> Iterable[Claim]:
    """Lock the claims between the first and the last of these sentences that are suggested, or were dropped as such."""
    if not rows:
        return ()
    return (
        article.claims.select_for_update(of=("self",))
        .filter(
            status__in=(ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE),
            round=None,
            merged_into=None,
            start__lt=rows[-1].end,
            end__gt=rows[0].start,
        )
        .order_by("number")
    )


def _apply(change: _Change, sentences: Sequence[Sentence]) -> None:
    """Change the marks of the locked sentences and their claims, and record it."""
    reason, is_cut, numbers = change.reason, change.answer == CUT, []
    save_marks(sentences, by=change.by, reason=reason, is_cut=is_cut)
    if reason or is_cut:
        _drop(change, SetAside(DROPPED_AS.get(change.answer, change.answer)))
    else:
        _restore(change)
        numbers = _choose(change)
    ledger.record(
        chain=change.chain,
        by=change.by,
        event_type=EventType.MARK_SENTENCES,
        on=change.article,
        revision=change.revision.number,
        positions=[row.position for row in change.rows],
        answer=change.answer,
        not_checkable=reason,
        is_cut=is_cut,
        claims=numbers,
    )


# --- Nothing to check ------------------------------------------------------------------------------
def _drop(change: _Change, reason: SetAside) -> None:
    """Set the suggested claims aside; those that were dropped before get the new reason, except duplicates."""
    dropped = [
        claim
        for claim in change.claims
        if claim.set_aside_reason != reason and not claim.duplicate_of_id
    ]
    _update(dropped, status=ClaimStatus.SET_ASIDE, set_aside_reason=reason, chosen_by=None)
    for claim in dropped:
        before = claim.set_aside_reason or claim.status
        _record(change, EventType.DISMISS, claim, before=before, reason=reason)


# --- A claim, or still to sort ---------------------------------------------------------------------
def _restore(change: _Change) -> None:
    """Make suggestions of the claims that were dropped."""
    dropped = [claim for claim in change.claims if claim.status == ClaimStatus.SET_ASIDE]
    if not dropped:
        return
    inherit_early_readings([claim.pk for claim in dropped])
    _update(dropped, status=ClaimStatus.PROPOSED, **NOT_SET_ASIDE)
    for claim in dropped:
        before = {"reason": claim.set_aside_reason, "note": claim.set_aside_note}
        _record(change, EventType.RESTORE, claim, before=before)


def _choose(change: _Change) -> list[int]:
    """Choose the claims of the sentences, or leave them as suggestions; return their numbers."""
    is_chosen = change.answer == Choice.CLAIM
    claims = [*change.claims, *(_add_missing(change) if is_chosen else ())]
    _update(
        claims,
        chosen_by=change.by if is_chosen else None,
        is_preselected=change.answer != Choice.TO_SORT,
    )
    return [claim.number for claim in claims]


def _add_missing(change: _Change) -> list[Claim]:
    """Add a claim of the whole sentence where there is none. Raises Conflict if it was set aside after its reviews."""
    missing = [row for row in change.rows if row.position not in change.claimed]
    if not missing:
        return []
    _require_no_claim(change.article, missing)
    text = read_text(change.revision)
    return [
        add_claim_at(
            article=change.article,
            by=change.by,
            chain=change.chain,
            revision=change.revision,
            text=text,
            span=Span(row.start, row.end),
        )
        for row in missing
    ]


def _require_no_claim(article: Article, rows: Sequence[SentenceCoverage]) -> None:
    spans = {(row.start, row.end) for row in rows}
    aside = article.claims.filter(
        status=ClaimStatus.SET_ASIDE, start__in=[row.start for row in rows]
    )
    for claim in aside.order_by("number"):
        if (claim.start, claim.end) in spans:
            raise Conflict(
                f"This sentence is claim {claim.number}, which was set aside. "
                "Ask an editor to restore it."
            )


def _update(claims: Sequence[Claim], **fields: object) -> None:
    """Write columns of locked claims in one statement; the rows in memory keep what was before."""
    keys = [claim.pk for claim in claims]
    if keys:
        Claim.objects.filter(pk__in=keys).update(lock_version=F("lock_version") + 1, **fields)


def _record(change: _Change, event_type: EventType, claim: Claim, **payload: object) -> None:
    ledger.record(
        chain=change.chain,
        by=change.by,
        event_type=event_type,
        on=claim,
        number=claim.number,
        **payload,
    )
