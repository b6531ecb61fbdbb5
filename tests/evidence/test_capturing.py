"""Copies of sources: asked for, taken once, looked through, proven; and who may not."""

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
from claims.ledger.verification import find_faults
from claims.models import Claim, Event, EventPayload, Evidence, Original, Person, Review, Snapshot
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import EventType, PassageFound, Role
from tests import factories as make
from tests.evidence.capture import samples
from tests.evidence.capture.hosts import guard_for, host, redirects, says

pytestmark = pytest.mark.django_db
PASSAGE = "The city has 35,000 trees"


@pytest.fixture
def piece(reviewer: Person) -> Evidence:
    """A source in a draft of the reviewer's."""
    evidence = make.make_evidence("http://sources.example/trees", passage=PASSAGE)
    review = make.save(make.make_claim(), reviewer, make.make_draft(evidence=(evidence,)))
    return review.evidence.get()


def take(copy: Snapshot, guard: Guard | None = None, attempts: int = 0) -> Snapshot:
    capturing.take_snapshot(
        snapshot=copy.pk, attempts=attempts, **({"guard": guard} if guard else {})
    )
    return Snapshot.objects.get(pk=copy.pk)


def upload(piece: Evidence, content: bytes) -> Snapshot:
    return take(capturing.upload_copy(piece=piece, by=piece.review.reviewer, content=content))


# --- Asking ------------------------------------------------------------------------------------
def test_desk_asks_nobody_outside_unless_told(piece: Evidence, settings: Settings):
    assert settings.OUTGOING is False

    with pytest.raises(Refusal, match="fetches nothing by itself"):
        capturing.fetch_copy(piece=piece, by=piece.review.reviewer)

    assert not Snapshot.objects.exists()


def test_copy_and_its_job_are_written_together(piece: Evidence, settings: Settings):
    settings.OUTGOING = True

    wanted = capturing.fetch_copy(piece=piece, by=piece.review.reviewer)

    assert (wanted.url, wanted.state) == ("http://sources.example/trees", "waiting")
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("claims.take_snapshot", {"snapshot": str(wanted.pk)})


def test_one_copy_of_a_source_is_taken_at_a_time(piece: Evidence):
    by = piece.review.reviewer
    capturing.paste_copy(piece=piece, by=by, words="Words.")

    with pytest.raises(Conflict, match="being taken already"):
        capturing.paste_copy(piece=piece, by=by, words="Other words.")

    assert Snapshot.objects.count() == ProcrastinateJob.objects.count() == 1


def test_copies_of_a_source_have_an_end(piece: Evidence):
    for _ in range(capturing.MOST_COPIES):
        make.make_copy(piece, "Words.")

    with pytest.raises(Refusal, match="20 copies"):
        capturing.paste_copy(piece=piece, by=piece.review.reviewer, words="Words.")


def test_description_cannot_be_fetched(piece: Evidence, settings: Settings):
    settings.OUTGOING = True
    piece.cited = "A paper in a drawer"

    with pytest.raises(Refusal, match="no web address"):
        capturing.fetch_copy(piece=piece, by=piece.review.reviewer)


def test_only_its_reviewer_may_copy_while_the_round_is_open(
    piece: Evidence, other_reviewer: Person, editor: Person
):
    for person in (other_reviewer, editor):
        with pytest.raises(Forbidden):
            capturing.paste_copy(piece=piece, by=person, words="Words.")


def test_only_an_editor_who_reviews_nothing_there_may_copy_after_that(editor: Person):
    claim = make.make_disputed()
    piece = Evidence.objects.select_related("review__round", "review__claim_version").first()
    with pytest.raises(Forbidden):
        capturing.paste_copy(piece=piece, by=piece.review.reviewer, words="Words.")

    copy = take(capturing.paste_copy(piece=piece, by=editor, words="Words."))

    event = Event.objects.filter(event_type=EventType.COPY).get()
    assert (event.object_type, event.object_id, event.actor_id) == (
        "review", piece.review_id, editor.pk,
    )  # fmt: skip
    assert copy.original_id in EventPayload.objects.get(event=event).body
    assert find_faults(event.chain) == []
    assert claim.status == "disputed"


# --- Taking ------------------------------------------------------------------------------------
def test_page_is_copied_with_its_facts_and_the_passage_found(piece: Evidence, settings: Settings):
    settings.OUTGOING = True
    wanted = capturing.fetch_copy(piece=piece, by=piece.review.reviewer)

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
    assert (copy.passage, copy.found) == (PASSAGE, "found")
    assert not Event.objects.filter(event_type=EventType.COPY).exists()  # a draft leaves no event


def test_whatever_went_wrong_outside_reads_the_same(piece: Evidence, settings: Settings):
    settings.OUTGOING = True
    said = set()
    for place in ("127.0.0.1", "169.254.169.254", "10.0.0.1"):
        wanted = capturing.fetch_copy(piece=piece, by=piece.review.reviewer)
        copy = take(wanted, Guard(look_up=lambda *_, place=place: [place]))
        said.add((copy.state, copy.get_refusal_display()))
        assert copy.detail == "the host has no public address: sources.example"
    with host(says(b"", status="500 Broken")) as there:
        wanted = capturing.fetch_copy(piece=piece, by=piece.review.reviewer)
        copy = take(wanted, guard_for(there.port))
    said.add((copy.state, copy.get_refusal_display()))

    assert said == {("refused", "The desk could not fetch this address.")}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"MZ\x90\0", "kind"),
        (b"%PDF-1.4 nothing", "unreadable"),
        (samples.make_huge_png(32_000), "unreadable"),
    ],
)
def test_upload_that_cannot_be_read_is_refused_with_its_reason(
    piece: Evidence, content: bytes, refusal: str
):
    copy = upload(piece, content)

    assert (copy.state, copy.refusal) == ("refused", refusal)


def test_document_is_looked_through_page_by_page(piece: Evidence):
    copy = upload(
        piece, samples.make_pdf("First page.", "And here: The city has 35,000 trees, it says.")
    )

    assert (copy.kind, copy.found, copy.page) == ("pdf", "found", 2)


def test_picture_is_kept_as_it_came_and_as_it_is_shown(piece: Evidence):
    content = samples.make_image("PNG") + b"hidden"

    copy = upload(piece, content)

    assert bytes(copy.original.content) == content
    assert b"hidden" not in bytes(copy.image.content)
    assert copy.found == "not-looked"


def test_same_bytes_are_kept_once(piece: Evidence):
    first, second = upload(piece, b"Words."), upload(piece, b"Words.")

    assert first.pk != second.pk
    assert Original.objects.count() == 1


def test_taking_a_copy_twice_is_once(piece: Evidence):
    copy = upload(piece, b"Words.")
    before = copy.ended_at

    assert take(copy).ended_at == before


def test_copy_that_ends_its_workers_is_given_up(piece: Evidence):
    wanted = capturing.paste_copy(piece=piece, by=piece.review.reviewer, words="Words.")

    copy = take(wanted, attempts=3)

    assert (copy.state, copy.refusal) == ("refused", "broken")


def test_copy_of_a_draft_costs_few_statements(piece: Evidence):
    wanted = capturing.paste_copy(piece=piece, by=piece.review.reviewer, words="Words.")

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


def test_submit_notes_how_the_passage_was_found_and_the_hash_of_the_copy(piece: Evidence):
    copy = upload(piece, b"It is said that the city has 35,000\ntrees.")
    assert copy.found == PassageFound.MISSING  # a capital

    review = submit(piece, passage="the city has 35,000 trees")

    assert review.evidence.get().passage_found == PassageFound.NEARLY
    body = EventPayload.objects.get(
        event__in=Event.objects.about(review), event__event_type=EventType.REVIEW
    ).body
    assert f'"copies":{{"{piece.key}":"{copy.original_id}"}}' in body


def test_submit_without_a_copy_looks_nothing_up(piece: Evidence):
    assert submit(piece).evidence.get().passage_found == PassageFound.NOT_LOOKED


def test_submit_has_addresses_fetched_where_that_is_on(piece: Evidence, settings: Settings):
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


def test_copy_that_comes_after_the_submit_is_an_event(piece: Evidence):
    wanted = capturing.paste_copy(piece=piece, by=piece.review.reviewer, words=f"{PASSAGE}.")
    submit(piece)

    copy = take(wanted)

    assert copy.found == PassageFound.FOUND
    assert Event.objects.filter(event_type=EventType.COPY).count() == 1


def test_later_copy_says_what_became_of_the_passage(piece: Evidence):
    upload(piece, f"Home. {PASSAGE} and parks.".encode())
    same = upload(piece, f"Home.\n{PASSAGE} and  parks.".encode())
    other = upload(piece, b"Home. The city has 36,000 trees and parks.")

    assert (same.differs, same.became) == (False, "")
    assert (other.differs, other.found, other.became) == (
        True,
        "missing",
        "The city has 36,000 trees",
    )


# --- Who sees it -------------------------------------------------------------------------------
def test_copy_is_as_hidden_as_the_evidence(piece: Evidence, other_reviewer: Person, editor: Person):
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


def test_copy_for_a_later_round_does_not_show_through_the_earlier_one(
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


def test_copies_of_other_pieces_are_not_of_this_one(piece: Evidence):
    stranger = make.save(make.make_claim(), make.make_person("Stranger", Role.REVIEWER))
    other = stranger.evidence.get()
    Evidence.objects.filter(pk=other.pk).update(key=piece.key)
    other.refresh_from_db()
    make.make_copy(other, "Words.")

    assert list(Snapshot.objects.of(piece)) == []


def test_submit_goes_through_although_too_many_copies_wait(reviewer: Person, settings: Settings):
    settings.OUTGOING = True
    most = capturing.MOST_WAITING
    sources = tuple(make.make_evidence(f"https://example.org/{n}") for n in range(most + 1))

    review = make.review(make.make_claim(), reviewer, evidence=sources)

    assert review.is_submitted
    assert Snapshot.objects.count() == most
