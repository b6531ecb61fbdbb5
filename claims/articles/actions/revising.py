"""Save a new version of an article's text, and carry its claims and coverage over.

Each claim is unchanged, moved, changed or gone; `claims.text.revisions.comparison` decides.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.articles.actions.loading import clean_text
from claims.articles.actions.rounds import release_unsubmitted, set_status
from claims.articles.actions.splitting import (
    assess_span,
    build_sentences,
    read_text,
    suggest_claims,
)
from claims.articles.actions.wording import replace_wording
from claims.models import Article, Claim, EventChain, Person, Revision, Sentence
from claims.text.revisions.comparison import Carried, Comparison, Fate
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, VersionCause

type Shift = tuple[int, int, int, int]
"""Code points by which start, end, context start and context end move."""


class RevisionResult(NamedTuple):
    """A saved revision, the number of claims by fate, and the number of new suggested claims."""

    revision: Revision
    fates: dict[str, int]
    proposed: int

    def __str__(self) -> str:
        counts = [f"{self.fates[fate]} {fate}" for fate in Fate if fate in self.fates]
        fates = ", ".join(counts) or "none"
        return (
            f"Version {self.revision.number} saved. "
            f"Claims: {fates}. New suggested claims: {self.proposed}."
        )


@dataclass(frozen=True)
class ClaimPreview:
    """What would happen to a claim if a text were saved."""

    claim: Claim
    carried: Carried


@dataclass(frozen=True)
class Preview:
    """What would happen if a text were saved as the article's next revision.

    `new_sentence_count` counts new and changed sentences.
    """

    text: str
    comparison: Comparison
    claims: list[ClaimPreview]
    new_sentence_count: int


def preview_revision(*, article: Article, by: Person, text: str) -> Preview:
    """Return what `revise_article` would do with a text, without saving it. Raises the same refusals."""
    require_for(by, Action.REVISE, article)
    old, new = _new_revision(article, text, by=by)
    comparison, after = _compare(old, new)
    claims = article.claims.filter(start__isnull=False).select_related("current")
    previews = [
        ClaimPreview(claim, _carry_claim(claim, comparison)) for claim in claims.order_by("number")
    ]
    return Preview(new.text, comparison, previews, len(after) - len(comparison.matches))


@transaction.atomic
def revise_article(
    *, article: Article, by: Person | None, text: str, after: int | None = None
) -> RevisionResult:
    """Save `text` as the article's next revision and carry its claims and coverage over.

    Unchanged and moved claims keep their verdicts. Changed claims get a version with the new
    wording and re-open; gone claims are set aside as cut. Only new and changed sentences need
    sorting again. `after` is the number of the revision that the user compared with. Raises
    Refusal if the text can't be read, Conflict if it is the same as the current text or if the
    current revision is not `after`.
    """
    chain = ledger.lock_chain(article)
    if by:
        require_for(by, Action.REVISE, article)
    old, revision = _new_revision(article, text, by=by)
    if after is not None and after != old.number:
        raise Conflict(
            f"Someone saved version {old.number} of this article in the meantime. Your text was not "
            "saved. It is below: compare it with that version first."
        )
    revision.save()
    comparison, sentences = _compare(old, revision)
    Sentence.objects.bulk_create(sentences)
    fates = _carry_claims(article, revision, comparison, by=by, chain=chain)
    matched = set(comparison.matches.values())
    new_indexes = [index for index in range(len(sentences)) if index not in matched]
    unclaimed = _find_unclaimed(article, sentences, new_indexes)
    proposed = suggest_claims(article, revision, sentences, by=by, only=unclaimed)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.REVISE,
        on=revision,
        number=revision.number,
        sha256=revision.sha256,
        fates=fates,
        proposed=[claim.number for claim in proposed],
    )
    return RevisionResult(revision, fates, len(proposed))


def _new_revision(article: Article, text: str, *, by: Person | None) -> tuple[Revision, Revision]:
    """Return the current revision, and the next one with `text`, unsaved."""
    text = clean_text(text)
    digest, old = hashlib.sha256(text.encode()).hexdigest(), article.revision
    if digest == old.sha256:
        raise Conflict(f"This is the same text as version {old.number}.")
    new = Revision(article=article, number=old.number + 1, text=text, sha256=digest, created_by=by)
    return old, new


def _compare(old: Revision, new: Revision) -> tuple[Comparison, list[Sentence]]:
    """Compare two revisions. Return the comparison and the sentences of the new one, unsaved.

    Contexts depend on roles, so they are read again after the users' roles were carried over.
    """
    before, after = list(old.sentences.order_by("position")), build_sentences(new)
    comparison = Comparison(read_text(old, before), read_text(new, after))
    _carry_coverage(comparison, before, after)
    comparison.new = read_text(new, after)
    return comparison, after


def _carry_coverage(comparison: Comparison, before: list[Sentence], after: list[Sentence]) -> None:
    """Copy the roles and marks that users gave to sentences that are the same in both revisions."""
    for old, new in comparison.matches.items():
        for name in ("role", "not_checkable", "is_cut", "accounted_by_id", "accounted_at"):
            setattr(after[new], name, getattr(before[old], name))


def _carry_claims(
    article: Article,
    revision: Revision,
    comparison: Comparison,
    *,
    by: Person | None,
    chain: EventChain,
) -> dict[str, int]:
    """Carry every claim that has a span in the old text; return the number of claims by fate."""
    fates: Counter[str] = Counter()
    rows = (
        article.claims.select_for_update(of=("self",))
        .filter(start__isnull=False)
        .select_related("current", "round")
        .order_by("number")
    )
    shifts: dict[Shift, list[int]] = {}
    for claim in rows:
        claim.article = article
        carried = _carry_claim(claim, comparison)
        fates[carried.fate] += 1
        if carried.fate == Fate.GONE:
            _set_gone_claim_aside(claim)
        elif carried.fate == Fate.CHANGED:
            _replace_changed_wording(claim, revision, carried, comparison, by=by)
        else:
            shifts.setdefault(_measure_shift(claim, carried), []).append(claim.pk)
        if carried.fate != Fate.UNCHANGED:
            ledger.record(
                chain=chain,
                by=by,
                event_type=EventType.CARRY,
                on=claim,
                number=claim.number,
                revision=revision.number,
                fate=carried.fate,
                quote=claim.current.quote,
            )
    for steps, keys in shifts.items():
        moved = {
            name: F(name) + step for name, step in zip(Claim.SPAN_FIELDS[1:], steps, strict=True)
        }
        if any(steps):
            Claim.objects.filter(pk__in=keys).update(**moved)
    return dict(fates)


def _carry_claim(claim: Claim, comparison: Comparison) -> Carried:
    """Return the fate of a claim and its new spans.

    A merged claim never changes: it counts as gone, and the claim that it was merged into changes.
    """
    has_context = claim.context_start is not None
    context = Span(claim.context_start, claim.context_end) if has_context else None
    carried = comparison.carry(Span(claim.start, claim.end), context)
    is_changed_duplicate = carried.fate == Fate.CHANGED and claim.merged_into_id
    return Carried(Fate.GONE) if is_changed_duplicate else carried


def _measure_shift(claim: Claim, carried: Carried) -> Shift:
    """Return how far a claim and its context moved. All claims after one edit move by the same shift."""
    start, end = carried.span.start - claim.start, carried.span.end - claim.end
    if carried.context is None:
        return start, end, 0, 0
    context = carried.context
    return start, end, context.start - claim.context_start, context.end - claim.context_end


def _replace_changed_wording(
    claim: Claim, revision: Revision, carried: Carried, comparison: Comparison, *, by: Person | None
) -> None:
    """Give a claim a version with its new quote.

    If the quote changed, the statement and short form are cleared, because a user wrote them for
    the old quote. If only the context changed, the claimant stays too.
    """
    old = claim.current
    _, fields = assess_span(comparison.new, carried.span, claim.article.language, old.stated_on)
    if carried.span.of(revision.text) != old.quote:
        fields |= {"statement": "", "short_form": ""}
    else:
        fields["claimant"] = old.claimant
    replace_wording(
        claim, revision=revision, span=carried.span, cause=VersionCause.REVISED, by=by, **fields
    )


def _set_gone_claim_aside(claim: Claim) -> None:
    """Set aside a claim whose text is gone. A claim that was already set aside keeps its reason."""
    if claim.round and not claim.round.is_closed:
        release_unsubmitted(claim.round)
    fields = dict.fromkeys(claim.SPAN_FIELDS[1:])
    if claim.status != ClaimStatus.SET_ASIDE:
        fields |= {"set_aside_reason": SetAside.CUT, "set_aside_note": ""}
    set_status(claim, ClaimStatus.SET_ASIDE, **fields)


def _find_unclaimed(article: Article, sentences: list[Sentence], indexes: list[int]) -> list[int]:
    """Return those of the `indexes` whose sentences overlap no claim."""
    spans = list(article.claims.filter(start__isnull=False).values_list("start", "end"))
    return [
        index
        for index in indexes
        if not any(
            start < sentences[index].end and end > sentences[index].start for start, end in spans
        )
    ]
