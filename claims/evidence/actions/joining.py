"""Join two sources that are one page, and undo it.

The evidence of the joined source moves to the page. Its row stays as a further address, so what cites that address later
is linked to the page as well. Both rows and all evidence are changed under one lock, which a submit shares: the trigger
`evidence_has_the_source_of_its_page` waits for it, and writes the page in place of the joined source.
"""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import DateTimeField, F, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.rules import require_source
from claims.access.sources import annotate_identity_known, likely_sources, visible_sources
from claims.models import Evidence, Person, Source, SourceJoin
from claims.models.evidence import EvidenceQuerySet
from claims.models.source_join import (
    GROUPS,
    PROTECTION,
    RETRACTION,
    join_details,
    parse_details,
    read_details,
    write_details,
)
from claims.text.citations.identity import compute_identity
from claims.vocabulary import Action, EventType, ReviewState

LOCK = "SELECT pg_advisory_xact_lock(hashtext('claims_source.page'))"
"""The lock of a join, which `evidence_has_the_source_of_its_page.sql` shares."""
ALREADY_JOINED = "These sources are already joined."


@transaction.atomic
def join_sources(*, kept: Source, joined: Source, by: Person) -> Source:
    """Make `joined` a further address of `kept`, because both are one page. Return the page.

    The page gets the stricter details of the two. Only what is likely one page can be joined.
    """
    chain = ledger.lock_chain(None)
    _lock_all_pages()
    kept = _lock_page(kept, by, Action.JOIN_SOURCES)
    if Source.objects.filter(pk=joined.pk, page=kept).exists():
        raise Conflict(ALREADY_JOINED)
    joined = _lock_page(joined, by, Action.JOIN_SOURCES)
    if kept.article_id != joined.article_id:
        raise Refusal("A confidential source belongs to its article, so you can’t join it.")
    if not likely_sources(by, kept).filter(pk=joined.pk).exists():
        raise Refusal("These sources don’t look like one page, so you can’t join them.")
    before, after = read_details(kept), join_details(read_details(kept), read_details(joined))
    _set_page(joined, kept)
    details = {"before": write_details(before), "after": write_details(after)}
    SourceJoin.objects.create(kept=kept, joined=joined, joined_by=by, details=details)
    _save(kept, after)
    _move_evidence(kept, joined, is_new=bool(after["retracted_at"] and not before["retracted_at"]))
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.JOIN_SOURCES,
        on=kept,
        joined=ledger.key_of(joined),
        fields=sorted(name for name in after if after[name] != before[name]),
    )
    return kept


@transaction.atomic
def separate_sources(*, join: SourceJoin, by: Person) -> Source:
    """Undo a join: each source has its own addresses, evidence and details again. Return the one that was joined.

    A retraction or a protection that the page was given after the join stays with both.
    """
    chain = ledger.lock_chain(None)
    _lock_all_pages()
    kept = _lock_page(join.kept, by, Action.SEPARATE_SOURCES)
    join = SourceJoin.objects.select_related("joined").get(pk=join.pk)
    if join.undone_at:
        raise Conflict("Someone else undid this join already.")
    if join.joined_by_id is None:
        raise Refusal("These addresses are certainly one page, so you can’t separate them.")
    joined = Source.objects.select_for_update(no_key=True).get(pk=join.joined_id)
    join.undone_at, join.undone_by = timezone.now(), by
    join.save(update_fields=("undone_at", "undone_by"))
    addresses = _addresses_under(joined)
    joined.page = None
    joined.save(update_fields=("page",))
    Source.objects.filter(pk__in=addresses).exclude(pk=joined.pk).update(page=joined)
    _restore_details(join, kept, joined)
    _return_evidence(kept, joined, addresses)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.SEPARATE_SOURCES,
        on=kept,
        joined=ledger.key_of(joined),
    )
    return joined


def _lock_all_pages() -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK)


def _lock_page(source: Source, by: Person, action: Action) -> Source:
    """Lock a source that this person sees and that isn't joined to another."""
    visible = annotate_identity_known(by, visible_sources(by)).filter(page=None)
    row = visible.select_for_update(of=("self",), no_key=True).filter(pk=source.pk).first()
    if row is None:
        raise Forbidden("You don’t have access to this source.")
    require_source(by, action, row)
    return row


def _set_page(joined: Source, kept: Source) -> None:
    """Make `kept` the page of a source and of all that is joined to it."""
    Source.objects.filter(page=joined).update(page=kept)
    joined.page = kept
    joined.save(update_fields=("page",))


def _save(source: Source, details: dict[str, Any]) -> None:
    for name, value in details.items():
        setattr(source, name, value)
    source.lock_version += 1
    source.save(update_fields=(*details, "lock_version"))


def _move_evidence(kept: Source, joined: Source, *, is_new: bool) -> None:
    """Give the page the evidence of the joined source.

    Where that brings a retraction to evidence (for the page's own, if it `is_new`), what was decided before doesn't settle it.
    """
    now = timezone.now()
    if is_new:
        _update(kept.evidence.all(), source_since=_later(now))
    since = {"source_since": _later(joined.retracted_at or now)} if kept.retracted_at else {}
    _update(joined.evidence.all(), source=kept, **since)


def _return_evidence(kept: Source, joined: Source, addresses: set[int]) -> None:
    """Give a source that is separated the evidence that cites one of its addresses."""
    identities = set(Source.objects.filter(pk__in=addresses).values_list("identity", flat=True))
    pieces = kept.evidence.order_by().values_list("pk", "cited").iterator()
    own = [pk for pk, cited in pieces if compute_identity(cited) in identities]
    _update(Evidence.objects.filter(pk__in=own), source=joined)


def _update(evidence: EvidenceQuerySet, **values: object) -> None:
    """Change evidence; a draft that is being saved at this moment gets its source when it is submitted."""
    drafts = evidence.filter(review__state=ReviewState.DRAFT).order_by()
    free = drafts.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)
    settled = evidence.exclude(review__state=ReviewState.DRAFT).order_by()
    keys = [*free, *settled.values_list("pk", flat=True)]
    Evidence.objects.filter(pk__in=keys).update(**values)


def _later(moment: datetime) -> Greatest:
    return Greatest(F("source_since"), Value(moment, output_field=DateTimeField()))


def _addresses_under(source: Source) -> set[int]:
    """Return the keys of a source and of all that was joined to it, directly or through others."""
    under, newest = {source.pk}, {source.pk}
    while newest:
        joins = SourceJoin.objects.filter(kept__in=newest, undone_at=None).order_by()
        newest = set(joins.values_list("joined", flat=True)) - under
        under |= newest
    return under


def _restore_details(join: SourceJoin, kept: Source, joined: Source) -> None:
    """Give the page its details from before the join, except those that were changed since.

    A retraction or protection that was changed since is then the joined source's too.
    """
    before, after = (parse_details(join.details[when]) for when in ("before", "after"))
    now = read_details(kept)
    kept_details, joined_details = {}, {}
    for group in GROUPS:
        if all(now[name] == after[name] for name in group):
            kept_details |= {name: before[name] for name in group}
        elif group in (RETRACTION, PROTECTION):
            joined_details |= {name: now[name] for name in group}
    if not joined.catalogued_at and _is_catalogued(join):
        joined_details["catalogued_at"] = now["catalogued_at"]
    _save(kept, kept_details)
    _save(joined, joined_details)


def _is_catalogued(join: SourceJoin) -> bool:
    """Whether an address under the joined source was cited in a round that closed while it was joined."""
    under = Q(pk__in=_addresses_under(join.joined))
    return Source.objects.filter(under, catalogued_at__isnull=False).exists()
