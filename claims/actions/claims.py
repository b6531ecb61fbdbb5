"""Moves on claims before and beside their reviews: open, add, edit, dismiss, set aside, restore."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from claims.actions import ledger
from claims.models import Article, Claim, ClaimVersion, Person, ReviewSlot, Round
from claims.text import selectors
from claims.vocabulary import ClaimStatus, Move, SetAside, SlotState, VersionCause
from claims.workflow import Conflict, Refusal, require, require_for


class QuoteNotFound(Refusal):
    """The quote is not in the article's current text."""


class QuoteAmbiguous(Refusal):
    """The quote is there more than once: `alternatives` are the places, in words."""

    def __init__(self, sentence: str, alternatives: list[str]) -> None:
        super().__init__(sentence)
        self.alternatives = alternatives


def locked_claim(claim: Claim, lock: int | None = None) -> Claim:
    """Return the claim's row locked; a `lock` that is not its own means somebody was faster."""
    row = (
        Claim.objects.select_for_update(of=("self",))
        .select_related("article", "current", "round")
        .get(pk=claim.pk)
    )
    if lock is not None and row.lock != lock:
        raise Conflict(
            f"Somebody changed claim {row.number} while you were looking at it. "
            "Nothing was changed by you: read it again and decide."
        )
    return row


def set_status(claim: Claim, status: ClaimStatus, **fields: object) -> None:
    """Move a locked claim to `status`, count its lock up and save `fields` with it."""
    claim.status = status
    claim.lock += 1
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save(update_fields=("status", "lock", *fields))


def open_round(claim: Claim, note: str = "") -> Round:
    """Open the next round of a claim's current version, with a slot for each review needed."""
    last = claim.current.rounds.aggregate(last=Max("number"))["last"] or 0
    opened = Round.objects.create(
        claim_version=claim.current,
        number=last + 1,
        needed=claim.article.reviews_needed,
        note=note,
    )
    ReviewSlot.objects.bulk_create(
        ReviewSlot(round=opened, number=number) for number in range(1, opened.needed + 1)
    )
    return opened


@transaction.atomic
def open_claims(*, article: Article, by: Person, numbers: Iterable[int]) -> list[Claim]:
    """Open proposed claims for review; those that are open already stay as they are."""
    chain = ledger.locked_chain(article)
    require_for(by, Move.OPEN, article)
    opened = []
    rows = (
        article.claims.select_for_update(of=("self",))
        .filter(number__in=list(numbers), status=ClaimStatus.PROPOSED)
        .select_related("current")
        .order_by("number")
    )
    for claim in rows:
        claim.article = article
        _open(claim, by=by, chain=chain)
        opened.append(claim)
    return opened


def _open(claim: Claim, *, by: Person, chain: ledger.EventChain) -> None:
    set_status(claim, ClaimStatus.OPEN, round=open_round(claim))
    ledger.record(
        chain=chain,
        by=by,
        move=Move.OPEN,
        on=claim,
        number=claim.number,
        version=claim.current.n,
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
    """Propose a claim that a person found; the server locates the quote, never the browser.

    Raises QuoteNotFound, or QuoteAmbiguous with the places where it stands.
    """
    chain = ledger.locked_chain(article)
    require_for(by, Move.ADD_CLAIM, article)
    revision = article.revision
    span = _locate(revision.text, quote, prefix, suffix)
    number = (article.claims.aggregate(last=Max("number"))["last"] or 0) + 1
    claim = Claim.objects.create(article=article, number=number, is_preselected=True)
    claim.current = ClaimVersion.objects.create(
        claim=claim,
        n=1,
        revision=revision,
        start=span.start,
        end=span.end,
        quote=revision.text[span.start : span.end],
        statement=statement,
        short_form=short_form,
        claimant=claimant,
        stated_on=article.published_on,
        cause=VersionCause.ADDED,
        created_by=by,
    )
    claim.save(update_fields=("current",))
    ledger.record(
        chain=chain,
        by=by,
        move=Move.ADD_CLAIM,
        on=claim,
        number=number,
        quote=claim.current.quote,
        statement=statement,
        claimant=claimant,
    )
    return claim


def _locate(text: str, quote: str, prefix: str = "", suffix: str = "") -> selectors.Span:
    try:
        return selectors.locate(text, quote.strip(), prefix, suffix)
    except selectors.NotFound as error:
        raise QuoteNotFound(
            "These words are not in the article. Copy them from it, letter by letter."
        ) from error
    except selectors.Ambiguous as error:
        places = [words for _, words in error.alternatives]
        raise QuoteAmbiguous(
            f"These words stand in the article {len(places)} times. "
            "Quote more of the sentence, so that only one place fits.",
            places,
        ) from error


@transaction.atomic
def edit_claim(
    *,
    claim: Claim,
    by: Person,
    lock: int,
    statement: str,
    short_form: str,
    claimant: str,
    quote: str | None = None,
) -> Claim:
    """Make a new version of a proposed claim; without a change none is made."""
    chain = ledger.locked_chain(claim.article)
    claim = locked_claim(claim, lock)
    require(by, Move.EDIT, claim)
    old = claim.current
    span = selectors.Span(old.start, old.end)
    if quote is not None and quote.strip() != old.quote:
        span = _locate(old.revision.text, quote)
    words = {"statement": statement, "short_form": short_form, "claimant": claimant}
    if span == (old.start, old.end) and all(getattr(old, k) == v for k, v in words.items()):
        return claim
    copied = {
        field.attname: getattr(old, field.attname)
        for field in ClaimVersion._meta.concrete_fields
        if field.name not in {"id", "n", "created_at", "created_by", "cause"}
    }
    moved = {"start": span.start, "end": span.end, "quote": old.revision.text[slice(*span)]}
    claim.current = ClaimVersion.objects.create(
        **copied | words | moved, n=old.n + 1, cause=VersionCause.EDITED, created_by=by
    )
    claim.lock += 1
    claim.save(update_fields=("current", "lock"))
    ledger.record(
        chain=chain,
        by=by,
        move=Move.EDIT,
        on=claim,
        number=claim.number,
        before={"quote": old.quote} | {name: getattr(old, name) for name in words},
        after={"quote": claim.current.quote} | words,
    )
    return claim


@transaction.atomic
def dismiss_claim(*, claim: Claim, by: Person, reason: SetAside, note: str = "") -> Claim:
    """Set a proposal aside, with the reason; an editor can restore it."""
    return _set_aside(claim, by=by, move=Move.DISMISS, reason=reason, note=note)


@transaction.atomic
def set_aside_claim(
    *, claim: Claim, by: Person, lock: int, reason: SetAside, note: str = ""
) -> Claim:
    """Set a claim at work aside: an editor's move; its reviews stay readable."""
    return _set_aside(claim, by=by, move=Move.SET_ASIDE, reason=reason, note=note, lock=lock)


def _set_aside(
    claim: Claim, *, by: Person, move: Move, reason: SetAside, note: str, lock: int | None = None
) -> Claim:
    chain = ledger.locked_chain(claim.article)
    claim = locked_claim(claim, lock)
    require(by, move, claim)
    before = claim.status
    close_round(claim)
    set_status(claim, ClaimStatus.SET_ASIDE, set_aside_reason=reason, set_aside_note=note)
    ledger.record(
        chain=chain,
        by=by,
        move=move,
        on=claim,
        number=claim.number,
        before=before,
        reason=reason,
        note=note,
    )
    return claim


def close_round(claim: Claim) -> None:
    """Close the claim's round if one is open, and let go of slots nobody submitted in."""
    if claim.round is None or claim.round.is_closed:
        return
    claim.round.closed_at = timezone.now()
    claim.round.save(update_fields=("closed_at",))
    claim.round.slots.exclude(state=SlotState.SUBMITTED).update(
        state=SlotState.FREE, person=None, until=None
    )


@transaction.atomic
def restore_claim(*, claim: Claim, by: Person, lock: int) -> Claim:
    """Take a claim back that was set aside: to its proposal, or to a new round of reviews."""
    chain = ledger.locked_chain(claim.article)
    claim = locked_claim(claim, lock)
    require(by, Move.RESTORE, claim)
    before = {"reason": claim.set_aside_reason, "note": claim.set_aside_note}
    fields = {"set_aside_reason": "", "set_aside_note": ""}
    if claim.round is None:
        set_status(claim, ClaimStatus.PROPOSED, **fields)
    else:
        set_status(claim, ClaimStatus.OPEN, round=open_round(claim), **fields)
    ledger.record(
        chain=chain, by=by, move=Move.RESTORE, on=claim, number=claim.number, before=before
    )
    return claim
