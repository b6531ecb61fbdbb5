"""Change the wording of claims: edit, split and merge them."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from claims import ledger
from claims.access.refusals import Refusal
from claims.access.rules import require
from claims.articles.actions.rounds import (
    NOT_SET_ASIDE,
    lock_claim,
    open_round,
    release_unsubmitted,
    set_status,
)
from claims.articles.actions.splitting import assess_span, read_text
from claims.articles.queries.early_readings import inherit_early_readings
from claims.articles.queries.quote_search import locate_quote
from claims.models import Article, Claim, ClaimVersion, EventChain, Person, Revision
from claims.text.quotes.selectors import Quote
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, VersionCause

WORDING_FIELDS = ("statement", "short_form", "claimant")
"""Fields that users write about a claim, in addition to its quote."""


def replace_wording(
    claim: Claim,
    *,
    revision: Revision,
    span: Span,
    cause: VersionCause,
    by: Person | None,
    **fields: object,
) -> ClaimVersion:
    """Give a locked claim a new version. A claim that is being checked re-opens for new reviews.

    If the round of the old version was open, it stays blind until the new round closes. `fields`
    replaces columns of the old version; the other columns are copied.
    """
    last = claim.versions.aggregate(last=Max("number"))["last"]
    version = copy_version(
        claim.current,
        # An earlier version may be current again, so the next number is not always the current one plus 1.
        number=last + 1,
        revision=revision,
        span=span,
        cause=cause,
        by=by,
        **fields,
    )
    version.save()
    claim.set_current(version)
    changes: dict[str, object] = {name: getattr(claim, name) for name in claim.SPAN_FIELDS}
    status = ClaimStatus.PROPOSED
    if claim.round is not None:
        if not claim.round.is_closed:
            release_unsubmitted(claim.round)
        status, changes["round"] = ClaimStatus.OPEN, open_round(claim)
    if claim.status == ClaimStatus.SET_ASIDE:
        changes |= NOT_SET_ASIDE
    set_status(claim, status, **changes)
    inherit_early_readings([claim.pk])
    return version


def copy_version(
    old: ClaimVersion,
    *,
    number: int,
    revision: Revision,
    span: Span,
    cause: VersionCause,
    by: Person | None,
    **fields: object,
) -> ClaimVersion:
    """Return the unsaved next version of a claim: `fields` and the span are new, the other columns are copied."""
    copied = {
        field.attname: getattr(old, field.attname)
        for field in ClaimVersion._meta.concrete_fields
        if field.name not in {"id", "created_at", "created_by"}
    }
    own = {
        "number": number,
        "revision_id": revision.pk,
        "start": span.start,
        "end": span.end,
        "quote": span.of(revision.text),
        "cause": cause,
        "created_by": by,
    }
    return ClaimVersion(**copied | fields | own)


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
    """Make a new version of a claim if anything changed. A claim that is being checked re-opens.

    Raises QuoteNotFound, or QuoteAmbiguous with the matches.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.EDIT, claim)
    revision, old = claim.article.revision, claim.current
    span = Span(claim.start, claim.end)
    has_selector = bool(prefix or suffix)
    if quote is not None and (has_selector or quote.strip() != span.of(revision.text)):
        span = locate_quote(revision.text, quote, prefix, suffix)
    typed = {"statement": statement, "short_form": short_form, "claimant": claimant}
    if span != (claim.start, claim.end):
        (assessed,) = _assess_spans(claim, [span])
    elif all(getattr(old, name) == value for name, value in typed.items()):
        return claim
    else:
        # The same words may have another context in the text of now than in that of the old version.
        (fresh,) = _assess_spans(claim, [span])
        assessed = {"context": fresh["context"]}
    fields = assessed | typed
    replace_wording(claim, revision=revision, span=span, cause=VersionCause.EDITED, by=by, **fields)
    _record_change(claim, old, chain=chain, by=by, event_type=EventType.EDIT)
    return claim


def _assess_spans(claim: Claim, spans: Iterable[Span]) -> list[dict[str, object]]:
    """Return the fields of a version at each span of the current text.

    The claimant and the day stay those of the claim, because a user may have written them.
    """
    article, old = claim.article, claim.current
    text = read_text(article.revision)
    assessed = [assess_span(text, span, article.language, old.stated_on)[1] for span in spans]
    return [fields | {"claimant": old.claimant} for fields in assessed]


def _record_change(
    claim: Claim,
    old: ClaimVersion,
    *,
    chain: EventChain,
    by: Person,
    event_type: EventType,
    **more: object,
) -> None:
    names = ("quote", *WORDING_FIELDS)
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
    *, claim: Claim, by: Person, lock_version: int, quotes: Sequence[str | Quote]
) -> list[Claim]:
    """Split a claim into the parts in `quotes`. The first part keeps the claim's number.

    The other parts get new numbers and point to the claim with `split_from`. Each quote must
    match the claim's text once, or have a prefix or suffix.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.EDIT, claim)
    wanted = [Quote(quote, "", "") if isinstance(quote, str) else quote for quote in quotes]
    wanted = [quote for quote in wanted if quote.exact.strip()]
    if len(wanted) < 2:
        raise Refusal("Enter at least two parts.")
    revision, old, was_opened = claim.article.revision, claim.current, claim.round is not None
    whole = Span(claim.start, claim.end)
    spans = [locate_quote(revision.text, *quote, within=whole) for quote in wanted]
    if len(set(spans)) < len(spans):
        raise Refusal("Two parts are the same. Enter each part once.")
    assessed = _assess_spans(claim, spans)
    parts = [
        create_claim(
            claim.article,
            revision,
            span,
            by=by,
            cause=VersionCause.PART,
            split_from=claim,
            **fields,
        )
        for span, fields in zip(spans[1:], assessed[1:], strict=True)
    ]
    replace_wording(
        claim,
        revision=revision,
        span=spans[0],
        cause=VersionCause.EDITED,
        by=by,
        **assessed[0] | {"statement": "", "short_form": ""},
    )
    numbers = [part.number for part in parts]
    _record_change(claim, old, chain=chain, by=by, event_type=EventType.SPLIT_CLAIM, parts=numbers)
    if was_opened:
        for part in parts:
            set_status(part, ClaimStatus.OPEN, round=open_round(part))
    return [claim, *parts]


def create_claim(
    article: Article,
    revision: Revision,
    span: Span,
    *,
    by: Person | None,
    cause: VersionCause,
    split_from: Claim | None = None,
    **fields: object,
) -> Claim:
    """Save a suggested claim at `span`, with the article's next number."""
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
        **fields,
    )
    claim.set_current(version)
    claim.save(update_fields=claim.SPAN_FIELDS)
    inherit_early_readings([claim.pk])
    return claim


@transaction.atomic
def merge_claims(*, claim: Claim, others: Iterable[Claim], by: Person, lock_version: int) -> Claim:
    """Merge other claims of the article into this one, which then covers the text of all of them.

    The others are set aside as duplicates and point to this claim with `merged_into`. Their
    numbers are not reused.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    others = [lock_claim(other) for other in sorted(others, key=lambda row: row.pk)]
    if not others or claim in others:
        raise Refusal("Choose at least one other claim to merge into this one.")
    merging = (claim, *others)
    for row in merging:
        if row.article_id != claim.article_id:
            raise Refusal("You can only merge claims of the same article.")
        require(by, Action.EDIT, row)
    revision, old = claim.article.revision, claim.current
    span = Span(min(row.start for row in merging), max(row.end for row in merging))
    if span != (claim.start, claim.end):
        (fields,) = _assess_spans(claim, [span])
        replace_wording(
            claim, revision=revision, span=span, cause=VersionCause.EDITED, by=by, **fields
        )
    for other in others:
        if other.round and not other.round.is_closed:
            release_unsubmitted(other.round)
        set_status(
            other,
            ClaimStatus.SET_ASIDE,
            set_aside_reason=SetAside.DUPLICATE,
            merged_into=claim,
        )
    inherit_early_readings([claim.pk])
    merged = [other.number for other in others]
    _record_change(claim, old, chain=chain, by=by, event_type=EventType.MERGE, merged=merged)
    return claim
