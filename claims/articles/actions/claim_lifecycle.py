"""Open, add, drop, set aside, restore and prioritise claims."""

from collections.abc import Iterable

from django.db import transaction

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require, require_for
from claims.articles.actions.duplicates import find_original
from claims.articles.actions.rounds import (
    NOT_SET_ASIDE,
    close_round,
    lock_claim,
    open_round,
    open_rounds,
    set_status,
)
from claims.articles.actions.splitting import assess_span, read_text
from claims.articles.actions.wording import create_claim, locate_quote
from claims.articles.queries.early_readings import inherit_early_readings
from claims.articles.queries.opening import open_with_rounds
from claims.models import Article, Claim, EventChain, Person, Revision
from claims.text.revisions.comparison import Text
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, VersionCause


@transaction.atomic
def open_claims(*, article: Article, by: Person, numbers: Iterable[int]) -> list[Claim]:
    """Open suggested claims for review. Claims that are not suggestions any more are ignored."""
    chain = ledger.lock_chain(article)
    require_for(by, Action.OPEN, article)
    opened = list(
        article.claims.select_for_update(of=("self",))
        .filter(number__in=list(numbers), status=ClaimStatus.PROPOSED)
        .select_related("current")
        .order_by("number")
    )
    for claim in opened:
        claim.article = article
        claim.status = ClaimStatus.OPEN
        claim.lock_version += 1
    open_rounds(opened)
    open_with_rounds(claim.round_id for claim in opened)
    for claim in opened:
        _record_opening(claim, by=by, chain=chain)
    return opened


def _record_opening(claim: Claim, *, by: Person, chain: EventChain) -> None:
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.OPEN,
        on=claim,
        number=claim.number,
        version=claim.current.number,
        quote=claim.current.quote,
        reviews=claim.round.needed,
    )


@transaction.atomic
def add_claim(
    *,
    article: Article,
    by: Person,
    quote: str,
    prefix: str = "",
    suffix: str = "",
    statement: str = "",
    short_form: str = "",
    claimant: str = "",
) -> Claim:
    """Add a claim that a user found, as a suggested claim.

    The server locates the quote; we never trust offsets from the browser. Raises QuoteNotFound, or
    QuoteAmbiguous with the matches.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.ADD_CLAIM, article)
    revision = article.revision
    span = locate_quote(revision.text, quote, prefix, suffix)
    typed = {"statement": statement, "short_form": short_form}
    typed |= {"claimant": claimant} if claimant else {}
    return add_claim_at(
        article=article,
        by=by,
        chain=chain,
        revision=revision,
        text=read_text(revision),
        span=span,
        **typed,
    )


def add_claim_at(
    *,
    article: Article,
    by: Person,
    chain: EventChain,
    revision: Revision,
    text: Text,
    span: Span,
    **typed: str,
) -> Claim:
    """Add a claim at a span of the newest text, under a locked chain, and record it.

    It counts as chosen by the user. `typed` replaces what we read from the text.
    """
    _, assessed = assess_span(text, span, article.language, article.published_on)
    claim = create_claim(
        article, revision, span, by=by, cause=VersionCause.ADDED, **assessed | typed
    )
    claim.chosen_by = by
    claim.save(update_fields=("chosen_by",))
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.ADD_CLAIM,
        on=claim,
        number=claim.number,
        quote=claim.current.quote,
        statement=claim.current.statement,
        claimant=claim.current.claimant,
    )
    return claim


@transaction.atomic
def dismiss_claim(
    *,
    claim: Claim,
    by: Person,
    reason: SetAside,
    note: str = "",
    duplicate_of: int | None = None,
) -> Claim:
    """Drop a suggested claim, with a reason. An editor can restore it.

    `duplicate_of` is the number of the claim that a duplicate repeats.
    """
    return _set_aside(
        claim, by=by, action=Action.DISMISS, reason=reason, note=note, duplicate_of=duplicate_of
    )


@transaction.atomic
def set_aside_claim(
    *,
    claim: Claim,
    by: Person,
    lock_version: int,
    reason: SetAside,
    note: str = "",
    duplicate_of: int | None = None,
) -> Claim:
    """Set aside a claim that is being checked. Its reviews stay readable.

    `duplicate_of` is the number of the claim that a duplicate repeats.
    """
    return _set_aside(
        claim,
        by=by,
        action=Action.SET_ASIDE,
        reason=reason,
        note=note,
        duplicate_of=duplicate_of,
        lock_version=lock_version,
    )


def _set_aside(
    claim: Claim,
    *,
    by: Person,
    action: Action,
    reason: SetAside,
    note: str,
    duplicate_of: int | None,
    lock_version: int | None = None,
) -> Claim:
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, action, claim)
    original = find_original(claim, reason, duplicate_of)
    return record_set_aside(
        claim, by, action, chain, reason=reason, note=note, duplicate_of=original
    )


def record_set_aside(
    claim: Claim,
    by: Person,
    action: Action,
    chain: EventChain,
    *,
    reason: SetAside,
    note: str,
    duplicate_of: Claim | None,
) -> Claim:
    """Set a locked claim aside, close its round, and record it."""
    before = claim.status
    close_round(claim)
    fields = {"set_aside_reason": reason, "set_aside_note": note, "duplicate_of": duplicate_of}
    set_status(claim, ClaimStatus.SET_ASIDE, **fields)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType(action),
        on=claim,
        number=claim.number,
        before=before,
        reason=reason,
        note=note,
        duplicate_of=duplicate_of.number if duplicate_of else None,
    )
    return claim


@transaction.atomic
def restore_claim(*, claim: Claim, by: Person, lock_version: int) -> Claim:
    """Restore a claim that was set aside.

    It becomes a suggestion again, or opens a new review round if it had one. Raises Conflict if
    its text is not in the article any more.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.RESTORE, claim)
    if claim.start is None:
        raise Conflict(
            f"The text of claim {claim.number} is no longer in the article, so you can’t restore it."
        )
    before = {"reason": claim.set_aside_reason, "note": claim.set_aside_note}
    inherit_early_readings([claim.pk])
    if claim.round is None:
        set_status(claim, ClaimStatus.PROPOSED, **NOT_SET_ASIDE)
    else:
        set_status(claim, ClaimStatus.OPEN, round=open_round(claim), **NOT_SET_ASIDE)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.RESTORE,
        on=claim,
        number=claim.number,
        before=before,
    )
    return claim


@transaction.atomic
def set_priority(
    *, claim: Claim, by: Person, lock_version: int, priority: int, is_central: bool | None = None
) -> Claim:
    """Change a claim's place in the queue; claims with a higher priority come first.

    `is_central` says whether the article stands or falls with it, if that is to change too.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version, by=by)
    require(by, Action.PRIORITISE, claim)
    is_central = claim.is_central if is_central is None else is_central
    before, was_central = claim.priority, claim.is_central
    if (before, was_central) == (priority, is_central):
        return claim
    status = ClaimStatus(claim.status)
    set_status(claim, status, priority=priority, is_central=is_central)
    if was_central != is_central:
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.MARK_CENTRAL,
            on=claim,
            number=claim.number,
            is_central=is_central,
        )
    if before == priority:
        return claim
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.PRIORITISE,
        on=claim,
        number=claim.number,
        before=before,
        after=priority,
    )
    return claim
