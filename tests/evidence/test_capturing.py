"""Saved copies of sources: requesting one, taking it once, searching it for the passage, and who can see it."""

import hashlib
import socket

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.access.snapshots import visible_snapshots
from claims.desk.actions.reviewing import submit_review, undo_review
from claims.evidence.actions import capturing
from claims.evidence.capture.client import Guard
from claims.ledger.verification import find_problems
from claims.models import Claim, Event, EventPayload, Evidence, Original, Person, Review, Snapshot
from claims.moderation.actions.deciding import send_back
from claims.text.citations.identity import compute_likely_identity
from claims.vocabulary import EventType, PassageFound, Role
from tests import factories as make
from tests.evidence.capture import samples
from tests.evidence.capture.hosts import guard_for, host, redirects, says

pytestmark = pytest.mark.django_db
PASSAGE = "The city has 35,000 trees"


@pytest.fixture
def piece(reviewer: Person) -> Evidence:
    """A source in a draft of the reviewer."""
    evidence = make.make_evidence("http://sources.example/trees", passage=PASSAGE)
    review = make.save(make.make_claim(), reviewer, make.make_draft(evidence=(evidence,)))
    return review.evidence.get()


def take(copy: Snapshot, guard: Guard | None = None, attempts: int = 0) -> Snapshot:
    capturing.take_snapshot(
        snapshot=copy.pk, attempts=attempts, **({"guard": guard} if guard else {})
    )
    return Snapshot.objects.get(pk=copy.pk)


def upload(piece: Evidence, content: bytes) -> Snapshot:
    return take(capturing.upload_snapshot(piece=piece, by=piece.review.reviewer, content=content))


# --- Requesting ------------------------------------------------------------------------------------
def test_nothing_is_downloaded_unless_downloads_are_on(piece: Evidence, settings: Settings):
    assert settings.OUTGOING is False

    with pytest.raises(Refusal, match="switched off"):
        capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)

    assert not Snapshot.objects.exists()


def test_snapshot_and_its_job_are_created_together(piece: Evidence, settings: Settings):
    settings.OUTGOING = True

    wanted = capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)

    assert (wanted.url, wanted.state) == ("http://sources.example/trees", "waiting")
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("claims.take_snapshot", {"snapshot": str(wanted.pk)})


def test_only_one_copy_of_a_source_is_saved_at_a_time(piece: Evidence):
    by = piece.review.reviewer
    capturing.paste_snapshot(piece=piece, by=by, text="Words.")

    with pytest.raises(Conflict, match="already being saved"):
        capturing.paste_snapshot(piece=piece, by=by, text="Other words.")

    assert Snapshot.objects.count() == ProcrastinateJob.objects.count() == 1


def test_number_of_copies_of_a_source_is_limited(piece: Evidence):
    for _ in range(capturing.MOST_SNAPSHOTS):
        make.make_copy(piece, "Words.")

    with pytest.raises(Refusal, match="20 saved copies"):
        capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")


def test_description_cannot_be_downloaded(piece: Evidence, settings: Settings):
    settings.OUTGOING = True
    piece.cited = "A paper in a drawer"

    with pytest.raises(Refusal, match="isn’t a web page"):
        capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)


def test_only_the_reviewer_can_save_copies_while_the_round_is_open(
    piece: Evidence, other_reviewer: Person, editor: Person
):
    for person in (other_reviewer, editor):
        with pytest.raises(Forbidden):
            capturing.paste_snapshot(piece=piece, by=person, text="Words.")


def test_only_an_editor_can_save_copies_after_the_round_closed(editor: Person):
    claim = make.make_disputed()
    piece = Evidence.objects.select_related("review__round", "review__claim_version").first()
    with pytest.raises(Forbidden):
        capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")

    copy = take(capturing.paste_snapshot(piece=piece, by=editor, text="Words."))

    event = Event.objects.filter(event_type=EventType.COPY).get()
    assert (event.object_type, event.object_id, event.actor_id) == (
        "review", piece.review_id, editor.pk,
    )  # fmt: skip
    assert copy.original_id in EventPayload.objects.get(event=event).body
    assert find_problems(event.chain) == []
    assert claim.status == "disputed"


# --- Taking ------------------------------------------------------------------------------------
def test_page_is_saved_with_its_metadata_and_the_passage_is_found(
    piece: Evidence, settings: Settings
):
    settings.OUTGOING = True
    wanted = capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)

    def answer(connection: socket.socket, path: str) -> None:
        page = says(samples.PAGE, "Content-Type: text/html; charset=utf-8", "Server: press")
        (page if path == "/now" else redirects("/now"))(connection, path)

    with host(answer) as there:
        copy = take(wanted, guard_for(there.port))

    digest = hashlib.sha256(samples.PAGE).hexdigest()
    assert (copy.state, copy.kind, copy.original_id) == ("taken", "html", digest)
    assert bytes(copy.original.content) == samples.PAGE
    assert (copy.status_code, copy.final_url, copy.redirects) == (
        200,
        "http://sources.example/now",
        ["http://sources.example/trees"],
    )
    assert copy.headers == {"Content-Type": "text/html; charset=utf-8", "Server": "press"}
    assert (copy.title, copy.publisher, str(copy.published_on)) == (
        "Trees in the city",
        "The Paper",
        "2024-05-03",
    )
    assert (copy.passage, copy.passage_found) == (PASSAGE, "found")
    assert copy.page_identities == [compute_likely_identity("http://sources.example/now")]
    assert not Event.objects.filter(event_type=EventType.COPY).exists()  # a draft leaves no event


def test_reviewer_sees_the_same_sentence_for_every_network_problem(
    piece: Evidence, settings: Settings
):
    settings.OUTGOING = True
    shown = set()
    for place in ("127.0.0.1", "169.254.169.254", "10.0.0.1"):
        wanted = capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)
        copy = take(wanted, Guard(look_up=lambda *_, place=place: [place]))
        shown.add((copy.state, copy.get_refusal_display()))
        assert copy.detail == "the host has no public address: sources.example"
    with host(says(b"", status="500 Broken")) as there:
        wanted = capturing.fetch_snapshot(piece=piece, by=piece.review.reviewer)
        copy = take(wanted, guard_for(there.port))
    shown.add((copy.state, copy.get_refusal_display()))

    assert shown == {("refused", "We couldn’t download this page.")}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (b"{\\rtf1 The city has 35,000 trees}", "format"),
        (b"PK\x05\x06" + bytes(18), "format"),
        (b"\0\1\2", "kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.4 nothing", "unreadable"),
        (samples.make_huge_png(32_000), "unreadable"),
    ],
)
def test_unreadable_upload_is_refused_with_a_reason(piece: Evidence, content: bytes, refusal: str):
    copy = upload(piece, content)

    assert (copy.state, copy.refusal) == ("refused", refusal)


def test_copy_notes_the_address_that_the_page_gives_for_itself(piece: Evidence):
    head = (
        '<link rel="canonical" href="https://paper.example/a/"><meta property="og:url" content="/">'
    )

    copy = upload(piece, f"<html><head>{head}</head><p>Words</p></html>".encode())

    assert copy.page_identities == [compute_likely_identity("https://paper.example/a")]


def test_passage_in_a_pdf_is_found_with_its_page(piece: Evidence):
    copy = upload(
        piece, samples.make_pdf("First page.", "And here: The city has 35,000 trees, it says.")
    )

    assert (copy.kind, copy.passage_found, copy.page) == ("pdf", "found", 2)


def test_image_is_stored_as_uploaded_and_as_shown(piece: Evidence):
    content = samples.make_image("PNG") + b"hidden"

    copy = upload(piece, content)

    assert bytes(copy.original.content) == content
    assert b"hidden" not in bytes(copy.image.content)
    assert copy.passage_found == "not-looked"


def test_same_bytes_are_stored_once(piece: Evidence):
    first, second = upload(piece, b"Words."), upload(piece, b"Words.")

    assert first.pk != second.pk
    assert Original.objects.count() == 1


def test_taking_a_finished_copy_again_changes_nothing(piece: Evidence):
    copy = upload(piece, b"Words.")
    before = copy.ended_at

    assert take(copy).ended_at == before


def test_copy_is_given_up_after_three_workers_died(piece: Evidence):
    wanted = capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")

    copy = take(wanted, attempts=3)

    assert (copy.state, copy.refusal) == ("refused", "broken")


def test_taking_a_copy_for_a_draft_needs_fewer_than_20_statements(piece: Evidence):
    wanted = capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")

    with CaptureQueriesContext(connection) as asked:
        take(wanted)

    assert len(asked) < 20


# --- The passage -------------------------------------------------------------------------------
def submit(piece: Evidence, **fields: object) -> Review:
    review = piece.review
    claim = Claim.objects.get(pk=review.claim_version.claim_id)
    evidence = make.make_evidence(piece.cited, key=piece.key, **{"passage": PASSAGE} | fields)
    draft = make.make_draft(evidence=(evidence,))
    submit_review(claim=make.fresh(claim), by=review.reviewer, version=review.version, draft=draft)
    return Review.objects.get(pk=review.pk)


def test_submit_stores_how_the_passage_was_found_and_logs_the_hash(piece: Evidence):
    copy = upload(piece, b"It is said that the city has 35,000\ntrees.")
    assert copy.passage_found == PassageFound.MISSING  # a capital

    review = submit(piece, passage="the city has 35,000 trees")

    assert review.evidence.get().passage_found == PassageFound.NEARLY
    body = EventPayload.objects.get(
        event__in=Event.objects.about(review), event__event_type=EventType.REVIEW
    ).body
    assert f'"copies":{{"{piece.key}":"{copy.original_id}"}}' in body


def test_submit_without_a_copy_searches_for_nothing(piece: Evidence):
    assert submit(piece).evidence.get().passage_found == PassageFound.NOT_LOOKED


def test_submit_requests_missing_copies_if_downloads_are_on(piece: Evidence, settings: Settings):
    settings.OUTGOING = True

    review = submit(piece)

    wanted = Snapshot.objects.get()
    assert (wanted.review, wanted.key, wanted.url) == (
        review,
        piece.key,
        "http://sources.example/trees",
    )
    undo_review(claim=make.fresh(review.claim_version.claim), by=review.reviewer)
    submit(Evidence.objects.select_related("review__claim_version", "review__reviewer").get())
    assert Snapshot.objects.get() == wanted


def test_copy_taken_after_the_submit_is_logged(piece: Evidence):
    wanted = capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text=f"{PASSAGE}.")
    submit(piece)

    copy = take(wanted)

    assert copy.passage_found == PassageFound.FOUND
    assert Event.objects.filter(event_type=EventType.COPY).count() == 1


def test_later_copy_stores_the_text_that_replaced_the_passage(piece: Evidence):
    upload(piece, f"Home. {PASSAGE} and parks.".encode())
    same = upload(piece, f"Home.\n{PASSAGE} and  parks.".encode())
    other = upload(piece, b"Home. The city has 36,000 trees and parks.")

    assert (same.differs, same.closest_text) == (False, "")
    assert (other.differs, other.passage_found, other.closest_text) == (
        True,
        "missing",
        "The city has 36,000 trees",
    )


# --- Who sees it -------------------------------------------------------------------------------
def test_copy_is_only_visible_with_its_evidence(
    piece: Evidence, other_reviewer: Person, editor: Person
):
    make.make_copy(piece, "Words.")
    seen = {
        person: visible_snapshots(person).count()
        for person in (piece.review.reviewer, other_reviewer, editor)
    }
    assert list(seen.values()) == [1, 0, 0]

    submit(piece)
    assert visible_snapshots(other_reviewer).count() == 0
    assert visible_snapshots(editor).count() == 1
    claim = piece.review.claim_version.claim
    make.review(claim, other_reviewer)
    assert visible_snapshots(other_reviewer).count() == 1


def test_copy_of_an_open_round_is_hidden_even_if_an_earlier_round_is_closed(
    piece: Evidence, other_reviewer: Person, editor: Person
):
    review, claim = submit(piece), piece.review.claim_version.claim
    make.review(claim, other_reviewer)
    send_back(
        claim=make.fresh(claim),
        by=editor,
        lock_version=make.fresh(claim).lock_version,
        note="Again.",
    )
    again = make.save(
        claim, review.reviewer, make.make_draft(evidence=(make.make_evidence(key=piece.key),))
    )
    make.make_copy(again.evidence.get(), "Words of the second round.")

    assert visible_snapshots(other_reviewer).count() == 0
    assert visible_snapshots(review.reviewer).count() == 1


def test_copies_of_another_reviewer_with_the_same_key_are_not_mixed_in(piece: Evidence):
    stranger = make.save(make.make_claim(), make.make_person("Stranger", Role.REVIEWER))
    other = stranger.evidence.get()
    Evidence.objects.filter(pk=other.pk).update(key=piece.key)
    other.refresh_from_db()
    make.make_copy(other, "Words.")

    assert list(Snapshot.objects.of(piece)) == []


def test_review_can_be_submitted_with_too_many_copies_waiting(reviewer: Person, settings: Settings):
    settings.OUTGOING = True
    most = capturing.MOST_WAITING
    sources = tuple(make.make_evidence(f"https://example.org/{n}") for n in range(most + 1))

    review = make.review(make.make_claim(), reviewer, evidence=sources)

    assert review.is_submitted
    assert Snapshot.objects.count() == most
