"""Copies of sources: asked for by whoever cites them, taken in the background, once."""

import contextlib
import hashlib
import logging
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from procrastinate.contrib.django import app

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_copy
from claims.evidence.capture.client import GUARD, Fetched, Guard, NotFetched, fetch
from claims.evidence.capture.kinds import kind_of
from claims.evidence.capture.reader import Protected, Reading, Unreadable, read
from claims.models import Evidence, Original, Person, Review, Snapshot
from claims.models.constraints import violated
from claims.models.snapshot import UNFINISHED
from claims.text.citations.identity import compute_identity
from claims.text.citations.urls import normalise
from claims.text.quotes import passages
from claims.vocabulary import (
    CaptureMethod,
    EventType,
    PassageFound,
    SnapshotRefusal,
    SnapshotState,
)

TASK = "claims.take_snapshot"
"""The name of the job; `claims/tasks.py` has what it does."""
MOST_COPIES = 20
"""Copies that are kept for one piece of evidence."""
MOST_WAITING = 20
"""Copies of one person that may wait at a time."""
MOST_ATTEMPTS = 3
"""Workers that may die of one copy before it is given up."""

log = logging.getLogger(__name__)


# --- Asking ------------------------------------------------------------------------------------
def fetch_copy(*, piece: Evidence, by: Person) -> Snapshot:
    """Have the address that is cited fetched. Raises Refusal where the desk asks nobody outside."""
    require_copy(by, piece)
    url = normalise(piece.cited)
    if not settings.OUTGOING:
        raise Refusal("This desk fetches nothing by itself: upload the page, or paste its text.")
    if not url:
        raise Refusal("What is cited is no web address: upload the document, or paste its text.")
    return _ask(piece, by, way=CaptureMethod.FETCHED, url=url)


def upload_copy(*, piece: Evidence, by: Person, content: bytes) -> Snapshot:
    """Keep a file that the reviewer has, as a copy of what is cited."""
    require_copy(by, piece)
    return _ask(piece, by, way=CaptureMethod.UPLOADED, original=_keep(content))


def paste_copy(*, piece: Evidence, by: Person, words: str) -> Snapshot:
    """Keep words that the reviewer copied from what is cited."""
    require_copy(by, piece)
    return _ask(piece, by, way=CaptureMethod.PASTED, original=_keep(words.encode()))


def fetch_missing_copies(
    review: Review, pieces: Iterable[Evidence], *, secrets: Container[str] = ()
) -> None:
    """Have every address of a review fetched for which nobody asked yet; nothing while that is off.

    `pieces` come from `with_copies`, `secrets` are the identities that the desk protects. A copy that
    cannot be had now keeps no review from being submitted: it can be asked for by hand.
    """
    if not settings.OUTGOING:
        return
    for piece in pieces:
        if piece.is_protected or compute_identity(piece.cited) in secrets:
            continue  # whoever is asked for it would learn that somebody reads it
        if piece.asked_copy is None and (url := normalise(piece.cited)):
            piece.review = review
            with contextlib.suppress(Refusal):
                _ask(piece, review.reviewer, way=CaptureMethod.FETCHED, url=url)


@transaction.atomic
def _ask(piece: Evidence, by: Person, **fields: object) -> Snapshot:
    """Write the copy that is wanted and the job that takes it, both or neither."""
    if Snapshot.objects.of(piece).count() >= MOST_COPIES:
        raise Refusal(f"This source has {MOST_COPIES} copies; the desk keeps no more of one.")
    waiting = Snapshot.objects.filter(asked_by=by, state__in=UNFINISHED).count()
    if waiting >= MOST_WAITING:
        raise Refusal(f"{waiting} of your copies wait to be taken: wait for those first.")
    try:
        with transaction.atomic():
            wanted = Snapshot.objects.create(
                review=piece.review, key=piece.key, asked_by=by, **fields
            )
    except IntegrityError as error:
        if not violated(error, "snapshot_is_taken_one_at_a_time"):
            raise
        raise Conflict("A copy of this source is being taken already.") from None
    app.configure_task(TASK, queueing_lock=str(wanted.pk)).defer(snapshot=str(wanted.pk))
    return wanted


def _keep(content: bytes) -> Original:
    digest = hashlib.sha256(content).hexdigest()
    fields = {"content": content, "size": len(content)}
    return Original.objects.defer("content").get_or_create(sha256=digest, defaults=fields)[0]


# --- Taking ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Got:
    """What a job found out: the bytes, how they came, and what stands in them."""

    content: bytes
    reading: Reading
    fetched: Fetched | None = None


class _Refused(Exception):
    """There will be no copy."""

    def __init__(self, why: SnapshotRefusal, detail: str = "") -> None:
        super().__init__(detail)
        self.why, self.detail = why, detail


def take_snapshot(*, snapshot: UUID, attempts: int = 0, guard: Guard = GUARD) -> None:
    """Take a copy that was asked for. Done twice it is done once: what has ended stays as it is.

    No transaction is open while the network or a parser has the word.
    """
    mine = Snapshot.objects.filter(pk=snapshot, state__in=UNFINISHED)
    if not mine.update(state=SnapshotState.WORKING):
        return
    wanted = mine.select_related("original").get()
    try:
        if attempts >= MOST_ATTEMPTS:
            raise _Refused(SnapshotRefusal.BROKEN, f"given up after {attempts} attempts")
        got = _get(wanted, guard)
    except _Refused as refused:
        log.info("Copy %s is refused: %s", wanted.pk, refused.detail)
        mine.update(
            state=SnapshotState.REFUSED,
            ended_at=timezone.now(),
            refusal=refused.why,
            detail=refused.detail[:400],
        )
    else:
        _write(wanted, got)


def _get(wanted: Snapshot, guard: Guard) -> _Got:
    try:
        fetched = fetch(wanted.url, guard=guard) if wanted.url else None
    except NotFetched as refused:
        raise _Refused(SnapshotRefusal.OUTSIDE, str(refused)) from None
    content = fetched.content if fetched else bytes(wanted.original.content)
    declared = fetched.content_type if fetched else ""
    kind = "text" if wanted.way == CaptureMethod.PASTED else kind_of(content, declared=declared)
    if not kind:
        raise _Refused(SnapshotRefusal.KIND, f"declared as {declared}" if declared else "")
    try:
        reading = read(content, kind, charset=_charset(declared))
    except Protected:
        raise _Refused(SnapshotRefusal.PASSWORD) from None
    except Unreadable as refused:
        raise _Refused(SnapshotRefusal.UNREADABLE, str(refused)) from None
    return _Got(content, reading, fetched)


def _charset(declared: str) -> str:
    """The encoding in a content type such as `text/html; charset=utf-8`."""
    _, _, parameter = declared.lower().partition("charset=")
    return parameter.split(";", maxsplit=1)[0].strip(" \"'")[:40]


@transaction.atomic
def _write(wanted: Snapshot, got: _Got) -> None:
    """Store what was found, with what became of the passage; a submitted review's copy is an event."""
    review = Review.objects.select_related("claim_version__claim__article", "reviewer").get(
        pk=wanted.review_id
    )
    chain = ledger.lock_chain(review.claim_version.claim.article)
    review.refresh_from_db(fields=("state",))
    row = Snapshot.objects.select_for_update().get(pk=wanted.pk)
    if not row.is_unfinished:
        return
    row.original = _keep(got.content)
    row.image = _keep(got.reading.image) if got.reading.image else None
    for name in ("kind", "text", "whole", "pages", "is_cut", "title", "author", "publisher"):
        setattr(row, name, getattr(got.reading, name))
    row.published_on = got.reading.published_on
    if got.fetched:
        row.status_code, row.final_url = got.fetched.status, got.fetched.url
        row.redirects, row.headers = list(got.fetched.redirects), got.fetched.headers
    piece = review.evidence.filter(key=row.key).first()
    row.passage = piece.passage if piece else ""
    row.found, row.page, row.paragraph, row.became = find_passage(row, row.passage)
    if piece:
        _compare(row, piece)
    row.state, row.ended_at = SnapshotState.TAKEN, timezone.now()
    row.save()
    if review.is_submitted:
        by = row.asked_by
        ledger.record(
            chain=chain,
            by=by,
            event_type=EventType.COPY,
            on=review,
            evidence=row.key,
            sha256=row.original_id,
        )


def _compare(row: Snapshot, piece: Evidence) -> None:
    """Note whether the words differ from those of the first copy of its sort, and what the passage became."""
    same_sort = Snapshot.objects.of(piece).taken().filter(way=row.way, kind=row.kind, url=row.url)
    first = same_sort.order_by("asked_at").first()
    row.differs = bool(first) and first.text.split() != row.text.split()
    if row.differs and row.found == PassageFound.MISSING:
        row.became = passages.find_nearest_wording(row.text, row.passage)


# --- The passage -------------------------------------------------------------------------------
class Found(NamedTuple):
    """How a passage is found in a copy, on which page (or in which paragraph), and in which other words."""

    how: PassageFound
    page: int | None = None
    paragraph: int | None = None
    words: str = ""


def find_passage(copy: Snapshot, passage: str) -> Found:
    """Look a passage up in a copy; one that is nearly found comes with the copy's own words."""
    if not passage.strip() or not (copy.text or copy.whole):
        return Found(PassageFound.NOT_LOOKED)
    text, page, paragraph = copy.text, None, None
    sighting = passages.find_passage(text, passage)
    if sighting:
        page = passages.page_number_at(copy.pages, sighting.span.start) or None
        paragraph = None if page else passages.paragraph_number_at(text, sighting.span.start)
    else:
        text = copy.whole
        sighting = passages.find_passage(text, passage)
    if sighting is None:
        return Found(PassageFound.MISSING)
    if sighting.is_exact:
        return Found(PassageFound.FOUND, page, paragraph)
    words = text[sighting.span.start : sighting.span.end]
    return Found(PassageFound.NEARLY, page, paragraph, words)


def found_now(copy: Snapshot, passage: str) -> Found:
    """The same, without looking again where the copy was taken with this very passage."""
    if copy.passage == passage:
        return Found(PassageFound(copy.found), copy.page, copy.paragraph, copy.became)
    return find_passage(copy, passage)


def with_copies(pieces: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Add the keys of the newest copy that was taken and of the newest that was asked for, or None."""
    copies = Snapshot.objects.filter(
        review__reviewer=OuterRef("review__reviewer"), key=OuterRef("key")
    )
    newest = copies.order_by("-asked_at")
    return pieces.annotate(
        taken_copy=Subquery(newest.taken().values("pk")[:1]),
        asked_copy=Subquery(newest.values("pk")[:1]),
    )


def note_copies(pieces: Iterable[Evidence], saved_in: Review | None) -> None:
    """Note on evidence to be stored what `with_copies` says of the same pieces as saved in a review."""
    stored = with_copies(saved_in.evidence.all()) if saved_in else ()
    saved = {piece.key: (piece.taken_copy, piece.asked_copy) for piece in stored}
    for piece in pieces:
        piece.taken_copy, piece.asked_copy = saved.get(piece.key, (None, None))


def settle_passages(pieces: Iterable[Evidence]) -> dict[str, str]:
    """Note on evidence that is submitted now how its passages were found; give the copies' hashes.

    `pieces` come from `with_copies`; the caller saves them.
    """
    by_copy = {piece.taken_copy: piece for piece in pieces if piece.taken_copy}
    hashes = {}
    for copy in Snapshot.objects.filter(pk__in=by_copy) if by_copy else ():
        piece = by_copy[copy.pk]
        piece.passage_found = found_now(copy, piece.passage).how
        hashes[str(piece.key)] = copy.original_id
    return hashes
