"""Carry the claims of an article to its next revision: where they are now, and what becomes of their verdicts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F, Max

from claims import ledger
from claims.access.articles import SETTLED
from claims.articles.actions.rounds import release_unsubmitted, set_status
from claims.articles.actions.splitting import assess_span, dump_context
from claims.articles.actions.wording import copy_version, replace_wording
from claims.models import Article, Claim, ClaimVersion, EventChain, Person, Revision
from claims.text.folding import fold
from claims.text.revisions.comparison import Carried, Comparison, Fate
from claims.text.revisions.contexts import fold_context
from claims.text.spans import Span
from claims.vocabulary import ClaimStatus, EventType, SetAside, VersionCause

type Shift = tuple[int, int]
"""Code points by which start and end move."""


@dataclass
class _Plan:
    """What is done for many claims at once, after all of them were looked at."""

    shifts: dict[Shift, list[int]] = field(default_factory=dict)
    """Keys of claims whose words only moved, by how far."""
    contexts: list[tuple[Claim, Carried]] = field(default_factory=list)
    """Claims that get a version with their new context, and keep their reviews."""


def carry_claims(
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
    plan, judged = _Plan(), find_judged_versions(article)
    for claim in rows:
        claim.article = article
        carried = carry_claim(claim, comparison)
        fates[carried.fate] += 1
        is_in_force_again = is_judged(claim, carried, comparison, judged.get(claim.pk))
        # Nobody chose a suggested claim yet. With a heading, the context of all of them may change. Asked before anything
        # changes: a claim that was dropped may become a suggestion again, and that is recorded.
        is_quiet = claim.status == ClaimStatus.PROPOSED and carried.fate == Fate.CONTEXT_CHANGED
        if is_in_force_again:
            _put_in_force_again(claim, carried, judged[claim.pk])
        else:
            _change_or_plan(claim, carried, revision, comparison, plan, by=by)
        if carried.fate != Fate.UNCHANGED and not is_quiet:
            ledger.record(
                chain=chain,
                by=by,
                event_type=EventType.CARRY,
                on=claim,
                number=claim.number,
                revision=revision.number,
                fate=carried.fate,
                quote=claim.current.quote,
                in_force_again=is_in_force_again,
            )
    _move_claims(plan.shifts)
    _replace_contexts(plan.contexts, revision, comparison, by=by)
    return dict(fates)


def carry_claim(claim: Claim, comparison: Comparison) -> Carried:
    """Return the fate of a claim and its new span.

    A merged claim never changes: it counts as gone, and the claim that it was merged into changes.
    """
    carried = comparison.carry(Span(claim.start, claim.end))
    is_changed_duplicate = carried.fate == Fate.CHANGED and claim.merged_into_id
    return Carried(Fate.GONE) if is_changed_duplicate else carried


def _change_or_plan(
    claim: Claim,
    carried: Carried,
    revision: Revision,
    comparison: Comparison,
    plan: _Plan,
    *,
    by: Person | None,
) -> None:
    """Carry one claim, or plan to do it together with the others."""
    keeps_reviews = claim.status in SETTLED or claim.status == ClaimStatus.PROPOSED
    if carried.fate == Fate.GONE:
        _set_gone_claim_aside(claim)
    elif carried.fate == Fate.CONTEXT_CHANGED and keeps_reviews:
        plan.contexts.append((claim, carried))
    elif carried.fate == Fate.CHANGED or (
        carried.fate == Fate.CONTEXT_CHANGED and not claim.merged_into_id
    ):
        _replace_changed_wording(claim, revision, carried, comparison, by=by)
    else:
        plan.shifts.setdefault(_measure_shift(claim, carried), []).append(claim.pk)


def _measure_shift(claim: Claim, carried: Carried) -> Shift:
    """Return how far a claim moved. All claims after one edit move by the same shift."""
    return carried.span.start - claim.start, carried.span.end - claim.end


def _move_claims(shifts: dict[Shift, list[int]]) -> None:
    for (start, end), keys in shifts.items():
        if start or end:
            Claim.objects.filter(pk__in=keys).update(start=F("start") + start, end=F("end") + end)


# --- Context ---------------------------------------------------------------------------------------
def find_judged_versions(article: Article) -> dict[int, ClaimVersion]:
    """Return the version that the decision in force was made for, by claim, of claims whose context changed since."""
    versions = ClaimVersion.objects.filter(
        claim__article=article,
        claim__status=ClaimStatus.CONTEXT_CHANGED,
        decisions__replaced_at=None,
        decisions__isnull=False,
    )
    return {version.claim_id: version for version in versions.select_related("revision")}


def is_judged(
    claim: Claim, carried: Carried, comparison: Comparison, judged: ClaimVersion | None
) -> bool:
    """Return whether a claim gets back exactly the words and the context that its verdict was given for."""
    if judged is None or carried.span is None or carried.fate != Fate.CONTEXT_CHANGED:
        return False
    names = ("statement", "short_form", "claimant")
    if any(getattr(judged, name) != getattr(claim.current, name) for name in names):
        return False
    text = comparison.new.text
    context = fold_context(text, comparison.new.context_of(carried.span))
    return fold(judged.quote) == fold(carried.span.of(text)) and judged.folded_context == context


def _put_in_force_again(claim: Claim, carried: Carried, judged: ClaimVersion) -> None:
    """Make the judged version current again: the verdict holds, and nobody has to look."""
    claim.current, claim.start, claim.end = judged, *carried.span
    fields = {name: getattr(claim, name) for name in claim.SPAN_FIELDS}
    set_status(claim, ClaimStatus.DECIDED, **fields)


def _replace_contexts(
    planned: Sequence[tuple[Claim, Carried]],
    revision: Revision,
    comparison: Comparison,
    *,
    by: Person | None,
) -> None:
    """Give claims a version with their new context. Their reviews stay, and a decided claim waits for an editor.

    A claim that reviewers agreed or differ on waits for an editor already: deciding it is the look.
    """
    if not planned:
        return
    claims = [claim for claim, _ in planned]
    numbers = ClaimVersion.objects.filter(claim__in=claims).order_by().values_list("claim")
    last = dict(numbers.annotate(last=Max("number")))
    versions = [
        copy_version(
            claim.current,
            number=last[claim.pk] + 1,
            revision=revision,
            span=carried.span,
            cause=VersionCause.REVISED,
            by=by,
            context=dump_context(comparison.new.context_of(carried.span)),
        )
        for claim, carried in planned
    ]
    ClaimVersion.objects.bulk_create(versions, batch_size=500)
    for claim, version in zip(claims, versions, strict=True):
        claim.set_current(version)
        claim.lock_version += 1
        if claim.status == ClaimStatus.DECIDED:
            claim.status = ClaimStatus.CONTEXT_CHANGED
    fields = (*Claim.SPAN_FIELDS, "lock_version", "status")
    Claim.objects.bulk_update(claims, fields, batch_size=500)


# --- Wording ---------------------------------------------------------------------------------------
def _replace_changed_wording(
    claim: Claim, revision: Revision, carried: Carried, comparison: Comparison, *, by: Person | None
) -> None:
    """Give a claim a version with its new quote.

    If the quote changed, the statement and short form are cleared, because a user wrote them for
    the old quote. If only the context changed, the claimant stays too.
    """
    old = claim.current
    _, fields = assess_span(comparison.new, carried.span, claim.article.language, old.stated_on)
    if fold(carried.span.of(revision.text)) != fold(old.quote):
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
