"""Sources: found or made by what is cited, catalogued when a round closes, edited, retracted."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.db.models import Subquery
from django.utils import timezone

from claims import ledger
from claims.access.evidence import evidence_to_recheck
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.rules import require_for, require_source
from claims.access.sources import annotate_identity_known, visible_sources
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Claim, EventChain, Evidence, Person, Round, SecondLook, Source
from claims.text.citations.identity import compute_identity
from claims.text.citations.urls import normalise
from claims.vocabulary import Action, EventType, Reliability, ReviewState, SourceKind

NOT_SAID = {"kind": SourceKind.OTHER, "reliability": Reliability.F, "published_on": None}
CATALOGUE = ("title", "publisher", "author", "published_on", "language", "kind", "reliability")
"""What the desk keeps of a source, as it is named on the source and on each use of it."""
TOLD_OF_A_SECRET = ("stance", "reliability", "credibility", "public_description", "is_protected")
"""All that the ledger may say of evidence whose source is protected."""


def cite_sources(pieces: Iterable[Evidence], *, by: Person, article: int) -> None:
    """Give pieces of evidence, not stored yet, the source that each cites, made if there is none.

    `article` is the key of their article: a protected source is one within it. One statement,
    however many there are: whoever is first makes the row, and each piece finds it as it is stored
    itself. Rows are made in one order, so that two submits never wait for each other in a ring.
    """
    wanted = {_place(piece, article): _new_source(piece, by, article) for piece in pieces}
    made = [wanted[place] for place in sorted(wanted, key=str)]
    Source.objects.bulk_create(made, ignore_conflicts=True)
    for piece in pieces:
        same, within = _place(piece, article)
        found = Source.objects.filter(identity=same, article=within)
        piece.source_id = Subquery(found.order_by().values("pk"))


def _place(piece: Evidence, article: int) -> tuple[str, int | None]:
    return compute_identity(piece.cited), article if piece.is_protected else None


def _new_source(piece: Evidence, by: Person, article: int) -> Source:
    url = normalise(piece.cited)
    return Source(
        identity=compute_identity(piece.cited),
        article_id=article if piece.is_protected else None,
        url=url,
        description="" if url else " ".join(piece.cited.split()),
        is_protected=piece.is_protected,
        public_description=piece.public_description if piece.is_protected else "",
        created_by=by,
    )


def catalogue_sources(rounds: Iterable[Round]) -> None:
    """Take what was typed about sources into the desk's catalogue, now that these rounds are closed.

    What stands there already stays; where two reviewers said different things, the first did.
    """
    pieces = list(
        Evidence.objects.filter(
            review__round__in=rounds, review__state=ReviewState.SUBMITTED, source__isnull=False
        ).order_by("review__submitted_at", "pk")
    )
    keys = {piece.source_id for piece in pieces}
    if not keys:
        return
    locked = Source.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    sources = {source.pk: source for source in locked}
    changed = {source for source in sources.values() if source.catalogued_at is None}
    for piece in pieces:
        source = sources[piece.source_id]
        for name in CATALOGUE:
            blank = NOT_SAID.get(name, "")
            if getattr(source, name) == blank != getattr(piece, name):
                setattr(source, name, getattr(piece, name))
                changed.add(source)
    for source in changed:
        source.catalogued_at = source.catalogued_at or timezone.now()
        source.lock_version += 1
    Source.objects.bulk_update(changed, (*CATALOGUE, "catalogued_at", "lock_version"))


def words_for_the_ledger(piece: EvidenceDraft, *, is_secret: bool) -> dict[str, Any]:
    """Return what an event may say of a piece of evidence; of a protected source, only what is public."""
    names = [field.name for field in fields(EvidenceDraft)]
    if is_secret or piece.is_protected:
        names = ["key", *TOLD_OF_A_SECRET]
    return {name: getattr(piece, name) for name in names}


def _locked(source: Source, by: Person, action: Action, lock_version: int) -> Source:
    """Return the source's row locked, if this person may make the action and saw it as it is."""
    seen = annotate_identity_known(by, visible_sources(by))
    row = seen.select_for_update(of=("self",), no_key=True).filter(pk=source.pk).first()
    if row is None:
        raise Forbidden("You don’t have access to this source.")
    require_source(by, action, row)
    if row.lock_version != lock_version:
        raise Conflict(
            "Somebody changed this source while you were looking at it. Nothing was changed by you: "
            "what it says now stands beside what you typed."
        )
    return row


@transaction.atomic
def edit_source(*, source: Source, by: Person, lock_version: int, **fields: Any) -> Source:
    """Change what the desk's catalogue says of a source; protecting it is for editors.

    The event says which fields were changed; what they say of a protected source it does not repeat.
    """
    chain = ledger.lock_chain(None)
    row = _locked(source, by, Action.EDIT_SOURCE, lock_version)
    before = {name: getattr(row, name) for name in fields if getattr(row, name) != fields[name]}
    if not before:
        return row
    if {"is_protected", "public_description"} & before.keys() and not by.is_editor:
        raise Forbidden("Only an editor protects a source, or lifts its protection.")
    is_secret = row.is_protected or fields.get("is_protected", False)
    if is_secret and not fields.get("public_description", row.public_description):
        raise Refusal("Say what everybody may read of this source.")
    for name in before:
        setattr(row, name, fields[name])
    row.lock_version += 1
    row.save(update_fields=(*before, "lock_version"))
    public = {"is_protected", "public_description", "reliability"}
    told = [name for name in before if not is_secret or name in public]
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.EDIT_SOURCE,
        on=row,
        fields=sorted(before),
        before={name: before[name] for name in told},
        after={name: fields[name] for name in told},
    )
    return row


@transaction.atomic
def retract_source(*, source: Source, by: Person, lock_version: int, reason: str) -> Source:
    """Say that a source no longer stands: every claim that leans on it needs a second look."""
    chain = ledger.lock_chain(None)
    row = _locked(source, by, Action.RETRACT_SOURCE, lock_version)
    if row.retracted_at:
        raise Conflict("This source is marked as retracted already.")
    if not reason.strip():
        raise Refusal("Say why it no longer stands, and who says so.")
    row.retracted_at, row.retracted_by, row.retraction = timezone.now(), by, reason.strip()
    return _keep_retraction(row, chain, by, Action.RETRACT_SOURCE)


@transaction.atomic
def reinstate_source(*, source: Source, by: Person, lock_version: int) -> Source:
    """Take a retraction back: the claims that leaned on the source stand as before."""
    chain = ledger.lock_chain(None)
    row = _locked(source, by, Action.REINSTATE_SOURCE, lock_version)
    if not row.retracted_at:
        raise Conflict("This source is not marked as retracted.")
    row.retracted_at, row.retracted_by, row.retraction = None, None, ""
    return _keep_retraction(row, chain, by, Action.REINSTATE_SOURCE)


def _keep_retraction(row: Source, chain: EventChain, by: Person, action: Action) -> Source:
    row.lock_version += 1
    row.save(update_fields=("retracted_at", "retracted_by", "retraction", "lock_version"))
    reason = "" if row.is_protected else row.retraction
    ledger.record(chain=chain, by=by, event_type=EventType(action), on=row, reason=reason)
    return row


@transaction.atomic
def look_again(*, claim: Claim, by: Person, note: str = "") -> list[SecondLook]:
    """Let a claim stand although a source it leans on was retracted; its mark is gone."""
    chain = ledger.lock_chain(claim.article)
    require_for(by, Action.RECHECK, claim.article)
    marks = evidence_to_recheck(by).filter(review__claim_version__claim=claim)
    keys = sorted(set(marks.order_by().values_list("source", flat=True)))
    if not keys:
        raise Conflict(f"Claim {claim.number} waits for no second look.")
    looks = [
        SecondLook(claim=claim, source_id=key, note=note.strip(), looked_by=by) for key in keys
    ]
    SecondLook.objects.bulk_create(looks)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.RECHECK,
        on=claim,
        number=claim.number,
        sources=[ledger.key_of(Source(pk=key)) for key in keys],
        note=note.strip(),
    )
    return looks
