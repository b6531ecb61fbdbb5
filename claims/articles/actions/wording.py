"""The words of a claim: where a quote stands, new versions, parts and merges."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from claims import ledger
from claims.access.refusals import Refusal
from claims.access.rules import require
from claims.articles.actions.rounds import lock_claim, open_round, release_unsubmitted, set_status
from claims.articles.actions.splitting import read_span, read_text
from claims.articles.queries.quote_search import locate_quote
from claims.models import Article, Claim, ClaimVersion, EventChain, Person, Revision
from claims.text.quotes import selectors
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, VersionCause

WORDS = ("statement", "short_form", "claimant")
"""What a person says about a claim beside its quote."""


def renew_words(
    claim: Claim,
    *,
    revision: Revision,
    span: selectors.Span,
    cause: VersionCause,
    by: Person | None,
    **words: object,
) -> ClaimVersion:
    """Give a locked claim a new version; a claim at work re-opens for new reviews of it.

    The round of the old words stays as blind as it was; nobody is to read it before the new one
    closes. `words` replaces columns of the old version, which are copied otherwise.
    """
    old = claim.current
    copied = {
        field.attname: getattr(old, field.attname)
        for field in ClaimVersion._meta.concrete_fields
        if field.name not in {"id", "created_at", "created_by"}
    }
    own = {
        "number": old.number + 1,
        "revision_id": revision.pk,
        "start": span.start,
        "end": span.end,
        "quote": span.of(revision.text),
        "cause": cause,
        "created_by": by,
    }
    version = ClaimVersion.objects.create(**copied | words | own)
    claim.stand_on(version)
    fields: dict[str, object] = {name: getattr(claim, name) for name in claim.PLACE}
    status = ClaimStatus.PROPOSED
    if claim.round is not None:
        if not claim.round.is_closed:
            release_unsubmitted(claim.round)
        status, fields["round"] = ClaimStatus.OPEN, open_round(claim)
    if claim.status == ClaimStatus.SET_ASIDE:
        fields |= {"set_aside_reason": "", "set_aside_note": "", "merged_into": None}
    set_status(claim, status, **fields)
    return version


@transaction.atomic
def edit_claim(
    *,
    claim: Claim,
    by: Person,
    lock_version: int,
    statement: str,
    short_form: str,
    claimant: str,
    quote: str | None = None,
    prefix: str = "",
    suffix: str = "",
) -> Claim:
    """Make a new version of a claim, which re-opens it if it was at work; no change makes none."""
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.EDIT, claim)
    revision, old = claim.article.revision, claim.current
    span = selectors.Span(claim.start, claim.end)
    is_placed = bool(prefix or suffix)
    if quote is not None and (is_placed or quote.strip() != span.of(revision.text)):
        span = locate_quote(revision.text, quote, prefix, suffix)
    words = {"statement": statement, "short_form": short_form, "claimant": claimant}
    if span != (claim.start, claim.end):
        (read,) = _read_spans(claim, [span])
    elif all(getattr(old, name) == typed for name, typed in words.items()):
        return claim
    else:
        read = {"context_start": claim.context_start, "context_end": claim.context_end}
    words = read | words
    renew_words(claim, revision=revision, span=span, cause=VersionCause.EDITED, by=by, **words)
    _record_words(claim, old, chain=chain, by=by, event_type=EventType.EDIT)
    return claim


def _read_spans(claim: Claim, spans: Iterable[selectors.Span]) -> list[dict[str, object]]:
    """Return what the newest text says of each span: signals, and what it leans on there.

    Who said it, and when, stays as it was: a person may have written it.
    """
    article, old = claim.article, claim.current
    text = read_text(article.revision)
    found = [read_span(text, span, article.language, old.stated_on)[1] for span in spans]
    return [read | {"claimant": old.claimant} for read in found]


def _record_words(
    claim: Claim,
    old: ClaimVersion,
    *,
    chain: EventChain,
    by: Person,
    event_type: EventType,
    **more: object,
) -> None:
    names = ("quote", *WORDS)
    ledger.record(
        chain=chain,
        by=by,
        event_type=event_type,
        on=claim,
        number=claim.number,
        version=claim.current.number,
        before={name: getattr(old, name) for name in names},
        after={name: getattr(claim.current, name) for name in names},
        **more,
    )


@transaction.atomic
def split_claim(
    *, claim: Claim, by: Person, lock_version: int, quotes: Sequence[str | selectors.Quote]
) -> list[Claim]:
    """Split a claim into the parts that `quotes` name; the first keeps its number.

    The others get numbers of their own and remember where they come from. Each quote must stand
    once in the claim's words, or come with the words around it.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.EDIT, claim)
    parted = [selectors.Quote(q, "", "") if isinstance(q, str) else q for q in quotes]
    parted = [quote for quote in parted if quote.exact.strip()]
    if len(parted) < 2:
        raise Refusal("Name at least two parts: a claim is split into what stands on its own.")
    revision, old, was_at_work = claim.article.revision, claim.current, claim.round is not None
    words = selectors.Span(claim.start, claim.end)
    spans = [locate_quote(revision.text, *quote, within=words) for quote in parted]
    if len(set(spans)) < len(spans):
        raise Refusal("Two of the parts are the same words. Name each part once.")
    read = _read_spans(claim, spans)
    parts = [
        make_claim(
            claim.article,
            revision,
            span,
            by=by,
            cause=VersionCause.PART,
            split_from=claim,
            **said,
        )
        for span, said in zip(spans[1:], read[1:], strict=True)
    ]
    renew_words(
        claim,
        revision=revision,
        span=spans[0],
        cause=VersionCause.EDITED,
        by=by,
        **read[0] | {"statement": "", "short_form": ""},
    )
    numbers = [part.number for part in parts]
    _record_words(claim, old, chain=chain, by=by, event_type=EventType.SPLIT_CLAIM, parts=numbers)
    if was_at_work:
        for part in parts:
            set_status(part, ClaimStatus.OPEN, round=open_round(part))
    return [claim, *parts]


def make_claim(
    article: Article,
    revision: Revision,
    span: selectors.Span,
    *,
    by: Person | None,
    cause: VersionCause,
    split_from: Claim | None = None,
    **words: object,
) -> Claim:
    """Make a proposed claim with the article's next number, standing at `span`."""
    number = (article.claims.aggregate(last=Max("number"))["last"] or 0) + 1
    claim = Claim.objects.create(
        article=article, number=number, is_preselected=True, split_from=split_from
    )
    version = ClaimVersion.objects.create(
        claim=claim,
        number=1,
        revision=revision,
        start=span.start,
        end=span.end,
        quote=span.of(revision.text),
        cause=cause,
        created_by=by,
        **words,
    )
    claim.stand_on(version)
    claim.save(update_fields=claim.PLACE)
    return claim


@transaction.atomic
def merge_claims(*, claim: Claim, others: Iterable[Claim], by: Person, lock_version: int) -> Claim:
    """Merge other claims of the article into this one; it then spans the words of all.

    The others are set aside as duplicates and remember into what; their numbers are not reused.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    others = [lock_claim(other) for other in sorted(others, key=lambda row: row.pk)]
    if not others or claim in others:
        raise Refusal("Choose other claims of this article to merge into this one.")
    for one in (claim, *others):
        if one.article_id != claim.article_id:
            raise Refusal("Only claims of one article can be merged.")
        require(by, Action.EDIT, one)
    revision, old = claim.article.revision, claim.current
    everyone = (claim, *others)
    span = selectors.Span(min(one.start for one in everyone), max(one.end for one in everyone))
    if span != (claim.start, claim.end):
        (read,) = _read_spans(claim, [span])
        renew_words(claim, revision=revision, span=span, cause=VersionCause.EDITED, by=by, **read)
    for other in others:
        if other.round and not other.round.is_closed:
            release_unsubmitted(other.round)
        set_status(
            other,
            ClaimStatus.SET_ASIDE,
            set_aside_reason=SetAside.DUPLICATE,
            merged_into=claim,
        )
    merged = [other.number for other in others]
    _record_words(claim, old, chain=chain, by=by, event_type=EventType.MERGE, merged=merged)
    return claim
