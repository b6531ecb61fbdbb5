"""Create sources from what is cited, catalogue them when a round closes, edit and retract them."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from claims import ledger
from claims.access.evidence import evidence_to_recheck
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.rules import require_for, require_source
from claims.access.sources import annotate_identity_known, likely_sources, visible_sources
from claims.compiled_reads import compiled_once
from claims.evidence.actions.evidence_draft import UNTYPED, EvidenceDraft
from claims.evidence.actions.protection import (
    PUBLIC_DESCRIPTION_NEEDED,
    lacks_public_description,
)
from claims.evidence.queries.catalogue import write_catalogue
from claims.inserts import insert_rows
from claims.models import Claim, EventChain, Evidence, Person, Recheck, Source
from claims.text.citations.identity import compute_identity, compute_likely_identity
from claims.text.citations.pages import link_of
from claims.vocabulary import Action, EventType, ReviewState

CATALOGUE_FIELDS = (
    "title",
    "publisher",
    "author",
    "published_on",
    "language",
    "kind",
    "reliability",
)
"""Fields that Source and Evidence share: typed with each use, and copied to the source when a round closes."""
PUBLIC_FIELDS_OF_PROTECTED = (
    "stance",
    "reliability",
    "credibility",
    "public_description",
    "is_protected",
)
"""The only fields of evidence from a protected source that are written to the activity log."""


def link_sources(pieces: Iterable[Evidence], *, by: Person, article: int) -> None:
    """Set the source of unsaved evidence, and create the sources that don't exist yet.

    `article` is the primary key of the article; a protected source belongs to one article. This takes one
    statement for any number of new sources, and one more if some exist: these are left alone, and their keys
    are read. The rows are created in a fixed order, so that two submits can't deadlock. Where a source is
    joined to another, the trigger `evidence_has_the_source_of_its_page` writes the other.
    """
    pieces = list(pieces)
    sources = {_source_key(piece, article): _new_source(piece, by, article) for piece in pieces}
    ordered = [sources[key] for key in sorted(sources, key=str)]
    keys = {key: source.pk for key, source in sources.items()}
    if insert_rows(ordered, ignore_conflicts=True) < len(ordered):
        keys |= dict(_keys_of([source.identity for source in ordered]))
    for piece in pieces:
        # The trigger evidence_has_the_source_of_its_page writes the page that this source is joined to.
        piece.source_id = keys[_source_key(piece, article)]


def _build_keys(identities: list[str]) -> QuerySet[Source]:
    cited = Source.objects.filter(identity__in=identities).order_by()
    return cited.values_list("identity", "article", "pk")


_keys_of = compiled_once(_build_keys, lambda identity, article, key: ((identity, article), key))


def _source_key(piece: Evidence, article: int) -> tuple[str, int | None]:
    """Return the identity of the cited source, and the article it belongs to if it is protected."""
    return compute_identity(piece.cited), article if piece.is_protected else None


def _new_source(piece: Evidence, by: Person, article: int) -> Source:
    url, description = _link_and_description(piece)
    return Source(
        identity=compute_identity(piece.cited),
        likely_identity=compute_likely_identity(piece.cited),
        article_id=article if piece.is_protected else None,
        url=url,
        description=description,
        is_protected=piece.is_protected,
        public_description=piece.public_description if piece.is_protected else "",
        created_by=by,
    )


def catalogue_sources(claim: Claim, *, closed_at: datetime) -> None:
    """Copy what reviewers typed about their sources to the sources, in rounds of a claim that closed just now.

    A field that is already filled in doesn't change. Where reviewers differ, the first to submit counts.
    """
    pieces, sources = _lock_cited_sources(claim, closed_at)
    is_joined = any(source.page_id for source in sources.values())
    if is_joined or sources.keys() != {piece.source_id for piece in pieces}:
        # Joined after the evidence was read, so it has another source now.
        pieces, sources = _lock_cited_sources(claim, closed_at)
    if not sources:
        return
    changed = {source for source in sources.values() if source.catalogued_at is None}
    for piece in pieces:
        source = sources[piece.source_id]
        _spell_as_cited(source, piece)
        for name in CATALOGUE_FIELDS:
            if getattr(source, name) == UNTYPED[name] != getattr(piece, name):
                setattr(source, name, getattr(piece, name))
                changed.add(source)
    for source in changed:
        source.catalogued_at = source.catalogued_at or timezone.now()
        source.lock_version += 1
    write_catalogue(changed)
    _catalogue_addresses(pieces, sources)


def _lock_cited_sources(
    claim: Claim, closed_at: datetime
) -> tuple[list[Evidence], dict[int, Source]]:
    """Return the evidence of these rounds, the first to be submitted first, and its sources by their keys, locked."""
    pieces = _cited_in(claim.pk, closed_at)
    sources = _sources_cited_in(claim.pk, closed_at) if pieces else []
    return pieces, {source.pk: source for source in sources}


@compiled_once
def _cited_in(claim: int, closed_at: datetime) -> QuerySet[Evidence]:
    return _cited(claim, closed_at).order_by("review__submitted_at", "pk")


@compiled_once
def _sources_cited_in(claim: int, closed_at: datetime) -> QuerySet[Source]:
    keys = _cited(claim, closed_at).order_by().values("source")
    return Source.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")


def _cited(claim: int, closed_at: datetime) -> QuerySet[Evidence]:
    return Evidence.objects.filter(
        review__round__claim_version__claim=claim,
        review__round__closed_at=closed_at,
        review__state=ReviewState.SUBMITTED,
        source__isnull=False,
    )


def _spell_as_cited(source: Source, piece: Evidence) -> None:
    """Give a source the spelling of the first piece to be catalogued: its own may be from a round that is still open."""
    if source.catalogued_at is None and compute_identity(piece.cited) == source.identity:
        source.url, source.description = _link_and_description(piece)
        source.catalogued_at = timezone.now()


def _link_and_description(piece: Evidence) -> tuple[str, str]:
    """Return the link that is cited, or else the description."""
    link = link_of(piece.cited)
    return link, "" if link else " ".join(piece.cited.split())


def _catalogue_addresses(pieces: Iterable[Evidence], sources: dict[int, Source]) -> None:
    """Note that the addresses under which these pieces cite a page were cited in a closed round."""
    cited = {(piece.source_id, compute_identity(piece.cited)) for piece in pieces}
    others = {identity for key, identity in cited if identity != sources[key].identity}
    if others:
        addresses = Source.objects.filter(identity__in=others, page__in=sources, catalogued_at=None)
        addresses.update(catalogued_at=timezone.now())


def describe_for_log(piece: EvidenceDraft, *, has_protected_source: bool) -> dict[str, Any]:
    """Return the fields of evidence for an event's payload: all, or only public ones if the source is protected."""
    names = [field.name for field in fields(EvidenceDraft)]
    if has_protected_source or piece.is_protected:
        names = ["key", *PUBLIC_FIELDS_OF_PROTECTED]
    return {name: getattr(piece, name) for name in names}


def _lock_source(source: Source, by: Person, action: Action, lock_version: int) -> Source:
    """Lock the row of a source. Check that this person may do this and that nobody changed it meanwhile."""
    visible = annotate_identity_known(by, visible_sources(by))
    row = visible.select_for_update(of=("self",), no_key=True).filter(pk=source.pk).first()
    if row is None:
        raise Forbidden("You don’t have access to this source.")
    require_source(by, action, row)
    if row.lock_version != lock_version:
        raise Conflict(
            "Someone else changed this source after you opened the page, so nothing was saved. "
            "Check their version, then try again."
        )
    return row


@transaction.atomic
def edit_source(*, source: Source, by: Person, lock_version: int, **fields: Any) -> Source:
    """Edit a source; only an editor can protect it or change its public description.

    The event names the fields that changed. It leaves out the values of a protected source, except the public ones.
    """
    chain = ledger.lock_chain(None)
    row = _lock_source(source, by, Action.EDIT_SOURCE, lock_version)
    before = {name: getattr(row, name) for name in fields if getattr(row, name) != fields[name]}
    if not before:
        return row
    if {"is_protected", "public_description"} & before.keys() and not by.is_editor:
        raise Forbidden(
            "Only an editor can make a source confidential or change its public description."
        )
    is_protected = row.is_protected or fields.get("is_protected", False)
    description = fields.get("public_description", row.public_description)
    if lacks_public_description(is_protected=is_protected, public_description=description):
        raise Refusal(PUBLIC_DESCRIPTION_NEEDED)
    for name in before:
        setattr(row, name, fields[name])
    row.lock_version += 1
    row.save(update_fields=(*before, "lock_version"))
    public = {"is_protected", "public_description", "reliability"}
    logged = [name for name in before if not is_protected or name in public]
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_SOURCE,
        on=row,
        fields=sorted(before),
        before={name: before[name] for name in logged},
        after={name: fields[name] for name in logged},
    )
    return row


@transaction.atomic
def retract_source(
    *, source: Source, by: Person, lock_version: int, reason: str, also: Iterable[Source] = ()
) -> Source:
    """Mark a source as retracted. Every claim that uses it then needs re-checking.

    `also` are sources that are likely the same page, and are marked with the same reason.
    """
    chain = ledger.lock_chain(None)
    row = _lock_source(source, by, Action.RETRACT_SOURCE, lock_version)
    if row.retracted_at:
        raise Conflict("This source is already marked as retracted.")
    if not reason.strip():
        raise Refusal("Enter why this source was retracted and who said so.")
    _mark_as_retracted(row, chain, by, reason)
    others = sorted(also, key=lambda other: other.pk)
    likely = likely_sources(by, row).filter(retracted_at=None) if others else Source.objects.none()
    for other in others:
        if likely.filter(pk=other.pk).exists() and may_share_reason(row, other):
            locked = _lock_source(other, by, Action.RETRACT_SOURCE, other.lock_version)
            _mark_as_retracted(locked, chain, by, reason)
    return row


@transaction.atomic
def retract_likely_source(*, source: Source, other: Source, by: Person) -> Source:
    """Mark a source as retracted too, which is likely the same page as one that was retracted."""
    chain = ledger.lock_chain(None)
    source.refresh_from_db(fields=("retracted_at", "retraction", "is_protected"))
    if not source.retracted_at:
        raise Conflict("This source is not marked as retracted.")
    if not likely_sources(by, source).filter(pk=other.pk).exists():
        raise Forbidden("You don’t have access to this source.")
    if not may_share_reason(source, other):
        raise Refusal("The reason is confidential. Open the other source and enter one for it.")
    row = _lock_source(other, by, Action.RETRACT_SOURCE, other.lock_version)
    if row.retracted_at:
        raise Conflict("This source is already marked as retracted.")
    return _mark_as_retracted(row, chain, by, source.retraction)


def may_share_reason(source: Source, other: Source) -> bool:
    """Whether the reason for a retraction may be copied: that of a confidential source only to another one."""
    return other.is_protected or not source.is_protected


def _mark_as_retracted(row: Source, chain: EventChain, by: Person, reason: str) -> Source:
    row.retracted_at, row.retracted_by, row.retraction = timezone.now(), by, reason.strip()
    return _save_retraction(row, chain, by, Action.RETRACT_SOURCE)


@transaction.atomic
def reinstate_source(*, source: Source, by: Person, lock_version: int) -> Source:
    """Undo a retraction. The claims that use the source no longer need re-checking."""
    chain = ledger.lock_chain(None)
    row = _lock_source(source, by, Action.REINSTATE_SOURCE, lock_version)
    if not row.retracted_at:
        raise Conflict("This source is not marked as retracted.")
    row.retracted_at, row.retracted_by, row.retraction = None, None, ""
    return _save_retraction(row, chain, by, Action.REINSTATE_SOURCE)


def _save_retraction(row: Source, chain: EventChain, by: Person, action: Action) -> Source:
    row.lock_version += 1
    row.save(update_fields=("retracted_at", "retracted_by", "retraction", "lock_version"))
    reason = "" if row.is_protected else row.retraction
    ledger.record(chain=chain, by=by, event_type=EventType(action), on=row, reason=reason)
    return row


@transaction.atomic
def record_recheck(*, claim: Claim, by: Person, note: str = "") -> list[Recheck]:
    """Record that an editor re-checked a claim after a source was retracted, and its verdict still holds."""
    chain = ledger.lock_chain(claim.article)
    require_for(by, Action.RECHECK, claim.article)
    evidence = evidence_to_recheck(by).filter(review__claim_version__claim=claim)
    keys = sorted(set(evidence.order_by().values_list("source", flat=True)))
    if not keys:
        raise Conflict(f"Claim {claim.number} doesn’t need re-checking.")
    rechecks = [
        Recheck(claim=claim, source_id=key, note=note.strip(), checked_by=by) for key in keys
    ]
    Recheck.objects.bulk_create(rechecks)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.RECHECK,
        on=claim,
        number=claim.number,
        sources=[ledger.key_of(Source(pk=key)) for key in keys],
        note=note.strip(),
    )
    return rechecks
