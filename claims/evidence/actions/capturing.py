"""Save copies of sources: a reviewer requests one, and a background job takes it exactly once."""

import contextlib
import hashlib
import logging
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_copy
from claims.evidence.actions.passage_search import match_passage, search_passage
from claims.evidence.capture.client import GUARD, Fetched, Guard, NotFetched, fetch
from claims.evidence.capture.kinds import (
    charset_of,
    is_encrypted_office,
    kind_of,
    name_unread,
)
from claims.evidence.capture.reader import NotRead, PasswordNeeded, Reading, Unreadable, read
from claims.models import Evidence, Original, Person, Review, Snapshot
from claims.models.constraints import violated
from claims.models.snapshot import UNFINISHED
from claims.text.citations.identity import compute_identity, compute_own_identities
from claims.text.citations.pages import link_of
from claims.text.quotes import passages
from claims.vocabulary import (
    CaptureMethod,
    EventType,
    PassageFound,
    SnapshotRefusal,
    SnapshotState,
)

TASK = "claims.take_snapshot"
"""The name of the background job; `claims/tasks.py` defines it."""
MOST_SNAPSHOTS = 20
"""Saved copies that one piece of evidence can have."""
MOST_WAITING = 20
"""Saved copies that one person can be waiting for."""
MOST_ATTEMPTS = 3
"""How often a job is started again, because its worker died, before it is given up."""
MOST_DETAIL = 400
"""Characters of `Snapshot.detail`."""

log = logging.getLogger(__name__)


# --- Requesting a saved copy ---------------------------------------------------------------------
def fetch_snapshot(*, piece: Evidence, by: Person) -> Snapshot:
    """Request that the cited link is downloaded. Raises Refusal if downloads are off or no link is cited."""
    require_copy(by, piece)
    url = link_of(piece.cited)
    if not settings.OUTGOING:
        raise Refusal(
            "Downloading pages is switched off here. Upload the page or paste its text instead."
        )
    if not url:
        raise Refusal("This source isn’t a web page. Upload the document or paste its text.")
    return _request(piece, by, way=CaptureMethod.FETCHED, url=url)


@transaction.atomic
def upload_snapshot(*, piece: Evidence, by: Person, content: bytes) -> Snapshot:
    """Request a saved copy made from an uploaded file."""
    require_copy(by, piece)
    return _request(piece, by, way=CaptureMethod.UPLOADED, original=_store_original(content))


@transaction.atomic
def paste_snapshot(*, piece: Evidence, by: Person, text: str) -> Snapshot:
    """Request a saved copy made from pasted text."""
    require_copy(by, piece)
    return _request(piece, by, way=CaptureMethod.PASTED, original=_store_original(text.encode()))


def fetch_missing_snapshots(
    review: Review,
    pieces: Iterable[Evidence],
    newest: Mapping[UUID, "NewestSnapshots"],
    *,
    protected: Container[str] = (),
) -> None:
    """Request a download of every link in a review for which nobody has requested a saved copy yet.

    `newest` comes from `find_newest_snapshots`. Links whose identity is in `protected` are not downloaded. A refused
    request doesn't stop the review from being submitted: the reviewer can still request the copy by hand.
    """
    if not settings.OUTGOING:
        return
    for piece in pieces:
        if piece.is_protected or compute_identity(piece.cited) in protected:
            continue  # the site would learn that someone is reading it
        if piece.key not in newest and (url := link_of(piece.cited)):
            piece.review = review
            with contextlib.suppress(Refusal):
                _request(piece, review.reviewer, way=CaptureMethod.FETCHED, url=url)


@transaction.atomic
def _request(piece: Evidence, by: Person, **fields: object) -> Snapshot:
    """Create the snapshot and its background job, both or neither."""
    if Snapshot.objects.of(piece).count() >= MOST_SNAPSHOTS:
        raise Refusal(f"This source already has {MOST_SNAPSHOTS} saved copies, which is the limit.")
    waiting = Snapshot.objects.filter(asked_by=by, state__in=UNFINISHED).count()
    if waiting >= MOST_WAITING:
        raise Refusal(
            f"{waiting} of your saved copies are still in progress. Wait until they finish, then try again."
        )
    try:
        with transaction.atomic():
            snapshot = Snapshot.objects.create(
                review=piece.review, key=piece.key, asked_by=by, **fields
            )
    except IntegrityError as error:
        if not violated(error, "snapshot_is_taken_one_at_a_time"):
            raise
        raise Conflict("A copy of this source is already being saved.") from None
    app.configure_task(TASK, queueing_lock=str(snapshot.pk)).defer(snapshot=str(snapshot.pk))
    return snapshot


def _store_original(content: bytes) -> Original:
    digest = hashlib.sha256(content).hexdigest()
    fields = {"content": content, "size": len(content)}
    return Original.objects.defer("content").get_or_create(sha256=digest, defaults=fields)[0]


# --- Taking the copy -----------------------------------------------------------------------------
@dataclass(frozen=True)
class _Capture:
    """The bytes of a source, what was read from them, and the response if they were downloaded."""

    content: bytes
    reading: Reading
    fetched: Fetched | None = None


class _CaptureFailed(Exception):
    """The copy can't be taken."""

    def __init__(self, refusal: SnapshotRefusal, detail: str = "") -> None:
        super().__init__(detail)
        self.refusal, self.detail = refusal, detail


def take_snapshot(*, snapshot: UUID, attempts: int = 0, guard: Guard = GUARD) -> None:
    """Take a saved copy that was requested; a finished one doesn't change.

    No transaction is open while the page is downloaded or parsed.
    """
    unfinished = Snapshot.objects.filter(pk=snapshot, state__in=UNFINISHED)
    if not unfinished.update(state=SnapshotState.WORKING):
        return
    row = unfinished.select_related("original").get()
    try:
        if attempts >= MOST_ATTEMPTS:
            raise _CaptureFailed(SnapshotRefusal.BROKEN, f"given up after {attempts} attempts")
        capture = _capture(row, guard)
    except _CaptureFailed as failed:
        log.info("Snapshot %s failed: %s", row.pk, failed.detail)
        unfinished.update(
            state=SnapshotState.REFUSED,
            ended_at=timezone.now(),
            refusal=failed.refusal,
            detail=failed.detail[:MOST_DETAIL],
        )
    else:
        _store_capture(row, capture)


def _capture(snapshot: Snapshot, guard: Guard) -> _Capture:
    """Download the link if there is one, and read the bytes. Raises _CaptureFailed."""
    try:
        fetched = fetch(snapshot.url, guard=guard) if snapshot.url else None
    except NotFetched as error:
        raise _CaptureFailed(SnapshotRefusal.OUTSIDE, str(error)) from None
    content = fetched.content if fetched else bytes(snapshot.original.content)
    declared = fetched.content_type if fetched else ""
    is_pasted = snapshot.way == CaptureMethod.PASTED
    kind = "text" if is_pasted else kind_of(content, declared=declared)
    if not kind:
        raise _refuse_kind(content, declared)
    try:
        reading = read(content, kind, charset="utf-8" if is_pasted else charset_of(declared))
    except NotRead as error:
        raise _CaptureFailed(SnapshotRefusal.FORMAT, str(error)) from None
    except PasswordNeeded:
        raise _CaptureFailed(SnapshotRefusal.PASSWORD) from None
    except Unreadable as error:
        raise _CaptureFailed(SnapshotRefusal.UNREADABLE, str(error)) from None
    return _Capture(content, reading, fetched)


def _refuse_kind(content: bytes, declared: str) -> _CaptureFailed:
    """Return the refusal of a kind of file that we don't read, by its name if we know it."""
    if is_encrypted_office(content):
        return _CaptureFailed(SnapshotRefusal.PASSWORD)
    if name := name_unread(content):
        return _CaptureFailed(SnapshotRefusal.FORMAT, name)
    return _CaptureFailed(SnapshotRefusal.KIND, f"declared as {declared}" if declared else "")


@transaction.atomic
def _store_capture(snapshot: Snapshot, capture: _Capture) -> None:
    """Store the copy and search for the passage in it. Record an event if the review is submitted."""
    review = Review.objects.select_related("claim_version__claim__article", "reviewer").get(
        pk=snapshot.review_id
    )
    chain = ledger.lock_chain(review.claim_version.claim.article)
    review.refresh_from_db(fields=("state",))
    row = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    if not row.is_unfinished:
        return
    _fill_in(row, capture)
    piece = review.evidence.filter(key=row.key).first()
    row.passage = piece.passage if piece else ""
    match = search_passage(row, row.passage)
    row.passage_found, row.page, row.paragraph, row.closest_text = match
    if piece:
        _compare_with_first(row, piece)
    row.state, row.ended_at = SnapshotState.TAKEN, timezone.now()
    row.save()
    if review.is_submitted:
        ledger.record(
            chain=chain,
            by=row.asked_by,
            event_type=EventType.COPY,
            on=review,
            evidence=row.key,
            sha256=row.original_id,
        )


def _fill_in(row: Snapshot, capture: _Capture) -> None:
    reading, fetched = capture.reading, capture.fetched
    row.original = _store_original(capture.content)
    row.image = _store_original(reading.image) if reading.image else None
    row.kind, row.pages = reading.kind, reading.pages
    row.is_cut, row.is_doubtful = reading.is_cut, reading.is_doubtful
    row.text, row.full_text = reading.text, reading.full_text
    row.title, row.author, row.publisher = reading.title, reading.author, reading.publisher
    row.published_on = reading.published_on
    ended_at = fetched.url if fetched else ""
    row.page_identities = compute_own_identities([ended_at, *reading.addresses], base=ended_at)
    if fetched:
        row.status_code, row.final_url = fetched.status, fetched.url
        row.redirects, row.headers = list(fetched.redirects), fetched.headers


def _compare_with_first(row: Snapshot, piece: Evidence) -> None:
    """Note whether the text differs from the first copy of the same kind, and what replaced a missing passage."""
    same_kind = Snapshot.objects.of(piece).taken().filter(way=row.way, kind=row.kind, url=row.url)
    first = same_kind.order_by("asked_at").first()
    row.differs = bool(first) and first.text.split() != row.text.split()
    if row.differs and row.passage_found == PassageFound.MISSING:
        row.closest_text = passages.find_nearest_wording(row.text, row.passage)


# --- Submitting a review -------------------------------------------------------------------------
@dataclass(frozen=True)
class NewestSnapshots:
    """The keys of the newest saved copy of a piece of evidence, and of the newest one that was taken."""

    requested: UUID
    taken: UUID | None


def find_newest_snapshots(review: Review | None) -> dict[UUID, NewestSnapshots]:
    """Return the newest saved copies of a stored review's evidence, by the key of the evidence.

    Copies that the same reviewer saved in an earlier round count too.
    """
    if review is None:
        return {}
    rows = Snapshot.objects.filter(
        review__reviewer=review.reviewer_id, key__in=review.evidence.values("key")
    )
    newest: dict[UUID, NewestSnapshots] = {}
    for pk, key, state in rows.order_by("asked_at").values_list("pk", "key", "state"):
        before = newest[key].taken if key in newest else None
        newest[key] = NewestSnapshots(pk, pk if state == SnapshotState.TAKEN else before)
    return newest


def record_passage_matches(
    pieces: Iterable[Evidence], newest: Mapping[UUID, NewestSnapshots]
) -> dict[str, str]:
    """Set `passage_found` on evidence that is being submitted, from its newest saved copy. The caller saves it.

    `newest` comes from `find_newest_snapshots`. Return the SHA-256 of those copies, by the key of the evidence.
    """
    by_snapshot = {
        newest[piece.key].taken: piece
        for piece in pieces
        if piece.key in newest and newest[piece.key].taken
    }
    hashes = {}
    for snapshot in Snapshot.objects.filter(pk__in=by_snapshot) if by_snapshot else ():
        piece = by_snapshot[snapshot.pk]
        piece.passage_found = match_passage(snapshot, piece.passage).result
        hashes[str(piece.key)] = snapshot.original_id
    return hashes
