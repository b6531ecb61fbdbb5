"""The pages of saved copies: requesting one with and without a script, polling, uploading and downloading."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from claims.evidence.actions import capturing
from claims.models import Evidence, Original, Person, Snapshot
from claims.vocabulary import Role
from tests import factories as make
from tests.evidence.capture import samples

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
CITED = "https://sources.example/trees"


@pytest.fixture
def piece(reviewer: Person, client: Client) -> Evidence:
    """A source in a draft of the reviewer, who is signed in."""
    claim = make.make_claim()
    evidence = make.make_evidence(CITED, title="Trees", passage="The city has 35,000 trees")
    client.force_login(reviewer)
    return make.save(claim, reviewer, make.make_draft(evidence=(evidence,))).evidence.get()


def address_of(piece: Evidence) -> str:
    claim = piece.review.claim_version.claim
    return f"{claim.get_absolute_url()}evidence/{piece.key}/snapshot/"


def typed(piece: Evidence, **more: str) -> dict[str, str]:
    """The review form as the button next to the source sends it."""
    row = f"source-{piece.key}"
    return {
        "version": str(piece.review.version),
        "answer": str(piece.review.rating_id),
        "rationale": "Counted.",
        "source": str(piece.key),
        f"{row}-cited": CITED,
        f"{row}-title": "Trees",
        f"{row}-passage": piece.passage,
        f"{row}-stance": "supports",
        "then": "copy",
    } | more


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


# --- Requesting ------------------------------------------------------------------------------------
def test_script_requests_a_copy_and_polls(client: Client, piece: Evidence, settings: Settings):
    settings.OUTGOING = True

    answer = client.post(address_of(piece), typed(piece), headers=HTMX)

    copy = Snapshot.objects.get()
    since = f"{copy.pk}:waiting"
    page = words(answer)
    assert answer.status_code == 200
    assert "Waiting to save a copy since" in page
    watched = f"{address_of(piece)}state/?in=form&amp;since={since}"
    assert f'hx-get="{watched}" hx-trigger="every 2s"' in page
    assert "<input" not in page
    assert client.get(f"{address_of(piece)}state/", {"since": since}).status_code == 204


def test_poll_shows_the_finished_copy_and_stops(client: Client, piece: Evidence):
    copy = capturing.paste_snapshot(
        piece=piece, by=piece.review.reviewer, text="The city has 35,000 trees."
    )
    since = f"{copy.pk}:{copy.state}"
    capturing.take_snapshot(snapshot=copy.pk)

    page = words(client.get(f"{address_of(piece)}state/", {"since": since}, headers=HTMX))

    assert "Quote found in the saved copy." in page
    assert "hx-trigger" not in page
    assert "<html" not in page


def test_poll_reads_the_copies_with_one_query(client: Client, piece: Evidence):
    capturing.paste_snapshot(piece=piece, by=piece.review.reviewer, text="Words.")
    client.get(f"{address_of(piece)}state/")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"{address_of(piece)}state/")

    assert len([q for q in asked if "claims_snapshot" in q["sql"]]) == 1
    assert len(asked) <= 6


def test_button_leads_to_the_page_if_downloads_are_off(client: Client, piece: Evidence):
    answer = client.post(address_of(piece), typed(piece), headers=HTMX)

    assert answer["HX-Redirect"] == address_of(piece)
    assert "Download the page" not in words(client.get(address_of(piece)))


def test_copy_of_an_unsaved_source_is_refused(client: Client, piece: Evidence):
    other = typed(piece, **{f"source-{piece.key}-cited": "https://sources.example/other"})

    answer = client.post(address_of(piece), other, headers=HTMX)

    assert answer.status_code == 409
    assert "This source isn’t saved yet." in words(answer)
    assert client.get(address_of(piece).replace(str(piece.key), "no-key")).status_code == 404


def test_download_is_offered_if_downloads_are_on(
    client: Client, piece: Evidence, settings: Settings
):
    settings.OUTGOING = True
    assert "Download the page" in words(client.get(address_of(piece)))

    answer = client.post(address_of(piece), {"way": "fetched"})

    assert (answer.status_code, Snapshot.objects.get().url) == (302, CITED)
    assert "Waiting to save a copy" in words(client.get(address_of(piece)))


def test_download_is_refused_with_a_sentence_if_downloads_are_off(client: Client, piece: Evidence):
    answer = client.post(address_of(piece), {"way": "fetched"})

    assert answer.status_code == 422
    assert "Downloading pages is switched off here." in words(answer)


# --- Uploading and pasting ----------------------------------------------------------------------------------
def test_file_and_text_can_be_saved_without_a_script(client: Client, piece: Evidence):
    file = SimpleUploadedFile("evil.html", samples.make_pdf("Trees."), "text/html")

    assert client.post(address_of(piece), {"way": "uploaded", "file": file}).status_code == 302
    capturing.take_snapshot(snapshot=Snapshot.objects.get().pk)
    assert client.post(address_of(piece), {"way": "pasted", "text": "Trees."}).status_code == 302

    assert list(Snapshot.objects.order_by("asked_at").values_list("way", "kind")) == [
        ("uploaded", "pdf"),
        ("pasted", ""),
    ]
    again = client.post(address_of(piece), {"way": "pasted", "text": "Again."})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"way": "uploaded"}, "Choose a file that isn’t empty."),
        ({"way": "pasted", "text": " \n"}, "Paste the text of the source."),
        ({"way": "pasted", "text": "x" * 2_000_001}, "at most 2000000 characters"),
        ({"way": "stolen"}, "stolen is not one of the available choices"),
        ({"asked": "1"}, "This field is required."),
    ],
)
def test_missing_input_is_shown_as_an_error(
    client: Client, piece: Evidence, data: dict, sentence: str
):
    answer = client.post(address_of(piece), data)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Snapshot.objects.exists()


def test_file_that_is_too_large_is_an_error(client: Client, piece: Evidence):
    file = SimpleUploadedFile("large.txt", bytes(20 * 1024 * 1024 + 1))

    answer = client.post(address_of(piece), {"way": "uploaded", "file": file})

    assert answer.status_code == 422
    assert "The file must be 20 MB or smaller." in words(answer)


def test_form_is_only_shown_to_people_who_can_save_copies(
    client: Client, piece: Evidence, editor: Person
):
    claim = piece.review.claim_version.claim
    make.submit(claim, piece.review)
    client.force_login(editor)

    page = client.get(address_of(piece))

    assert page.status_code == 200
    assert "Upload a file" not in words(page)
    assert client.post(address_of(piece), {"way": "pasted", "text": "x"}).status_code == 403


# --- Viewing and downloading -------------------------------------------------------------------
def take(piece: Evidence, content: bytes) -> Snapshot:
    copy = capturing.upload_snapshot(piece=piece, by=piece.review.reviewer, content=content)
    capturing.take_snapshot(snapshot=copy.pk)
    return Snapshot.objects.get(pk=copy.pk)


def test_page_of_a_copy_shows_its_details_and_escapes_its_text(client: Client, piece: Evidence):
    copy = take(piece, b"<html><title>T</title><p>&lt;script>alert(1)&lt;/script> The city.</p>")

    page = words(client.get(copy.get_absolute_url()))

    assert copy.original_id in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; The city." in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("content", "type_", "ending"),
    [
        (samples.PAGE, "application/octet-stream", "html"),
        (samples.make_pdf("x"), "application/pdf", "pdf"),
        (
            samples.make_docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        ),
        (b"Words.", "text/plain", "txt"),
    ],
)
def test_original_is_sent_as_a_download(
    client: Client, piece: Evidence, content: bytes, type_: str, ending: str
):
    copy = take(piece, content)

    answer = client.get(f"{copy.get_absolute_url()}original/")

    assert answer.content == content
    assert answer["Content-Type"] == type_
    assert answer["Content-Disposition"] == (
        f'attachment; filename="copy-{copy.original_id[:12]}.{ending}"'
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get(f"{copy.get_absolute_url()}image/").status_code == 404


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_image_is_shown_from_the_bytes_we_encoded(client: Client, piece: Evidence, format_: str):
    content = samples.make_image(format_) + b"<script>hidden</script>"
    copy = take(piece, content)

    shown = client.get(f"{copy.get_absolute_url()}image/")

    assert shown["Content-Type"] == f"image/{format_.lower()}"
    assert b"hidden" not in shown.content
    assert "Content-Disposition" not in shown
    assert client.get(f"{copy.get_absolute_url()}original/").content == content
    assert f'src="{copy.get_absolute_url()}image/"' in words(client.get(copy.get_absolute_url()))


def test_page_of_a_downloaded_copy_shows_the_response(client: Client, piece: Evidence):
    fetched = {"way": "fetched", "url": CITED, "final_url": f"{CITED}/now", "redirects": [CITED]}
    headers = {"ETag": "x", "Server": "press"}
    copy = make.make_copy(piece, "Trees.", status_code=200, headers=headers, **fetched)

    page = words(client.get(copy.get_absolute_url()))

    assert f"<dt>Redirected to</dt><dd>{CITED}/now</dd> <dt>Response</dt><dd>HTTP 200</dd>" in page
    assert "<dt>ETag</dt><dd>x</dd><dt>Server</dt><dd>press</dd>" in page
    assert f'href="{CITED}" rel="noopener noreferrer nofollow"' in page


def test_bytes_with_a_wrong_hash_are_not_sent(client: Client, piece: Evidence):
    copy = take(piece, b"Words.")
    with connection.cursor() as cursor:  # as somebody with the database in their hands would
        cursor.execute("ALTER TABLE claims_original DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE claims_original DROP CONSTRAINT original_is_what_its_hash_says")
    Original.objects.filter(pk=copy.original_id).update(content=b"Forged")

    with pytest.raises(ValueError, match="no longer have this hash"):
        client.get(f"{copy.get_absolute_url()}original/")


def test_refused_copy_has_no_download_and_hides_details_from_reviewers(
    client: Client, piece: Evidence
):
    copy = take(piece, samples.make_huge_png(32_000))

    page = words(client.get(copy.get_absolute_url()))

    assert "It may be damaged" in page
    assert "pixels" not in page
    assert client.get(f"{copy.get_absolute_url()}original/").status_code == 404


# --- Blindness ---------------------------------------------------------------------------------
def test_copy_is_hidden_from_others_until_the_round_closes(
    client: Client, piece: Evidence, other_reviewer: Person, outsider: Person
):
    copy = take(piece, samples.make_image("PNG"))
    page = copy.get_absolute_url()
    addresses = [page, f"{page}original/", f"{page}image/", address_of(piece)]
    addresses.append(f"{address_of(piece)}state/?since={copy.pk}:taken")

    for person in (other_reviewer, outsider):
        client.force_login(person)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.post(address_of(piece), {"way": "pasted", "text": "x"}).status_code == 404


def test_copies_are_shown_with_claim_and_source_after_the_round_closed(
    client: Client, piece: Evidence, other_reviewer: Person
):
    claim = piece.review.claim_version.claim
    copy = take(piece, b"It says: The city has 35,000 trees.")
    make.submit(claim, piece.review)
    client.force_login(other_reviewer)
    assert copy.original_id[:12] not in words(client.get(claim.get_absolute_url()))
    make.review(claim, other_reviewer, evidence=(make.make_evidence(CITED),))

    on_claim = words(client.get(claim.get_absolute_url()))
    source = Evidence.objects.get(pk=piece.pk).source
    on_source = words(client.get(source.get_absolute_url()))

    assert copy.original_id[:12] in on_claim
    assert "Quote found in the saved copy." in on_claim
    assert copy.original_id in on_source
    assert client.get(f"{copy.get_absolute_url()}original/").status_code == 200


def test_source_page_hides_a_copy_of_an_open_round(
    client: Client, piece: Evidence, other_reviewer: Person
):
    copy = take(piece, b"Hidden words.")
    make.submit(piece.review.claim_version.claim, piece.review)
    other = make.make_claim(piece.review.claim_version.claim.article)
    make.review(other, other_reviewer, evidence=(make.make_evidence(CITED),))
    client.force_login(other_reviewer)

    page = words(client.get(Evidence.objects.get(pk=piece.pk).source.get_absolute_url()))

    assert "All saved copies" not in page
    assert copy.original_id not in page


def test_claim_page_reads_all_copies_with_one_query(client: Client, piece: Evidence):
    claim = piece.review.claim_version.claim
    client.get(claim.get_absolute_url())
    counts = []
    for number in (1, 3):
        for _ in range(number):
            make.make_copy(piece, "The city has 35,000 trees.", passage=piece.passage)
        with CaptureQueriesContext(connection) as asked:
            client.get(claim.get_absolute_url())
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_copy_of_a_protected_source_is_hidden_from_other_reviewers(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    evidence = make.make_evidence(
        "An official whom we name", is_protected=True, public_description="an official"
    )
    piece = make.review(claim, reviewer, evidence=(evidence,)).evidence.get()
    make.review(claim, other_reviewer)
    copy = make.make_copy(piece, "Words that give the official away.")
    pages = [address_of(piece), f"{address_of(piece)}state/", copy.get_absolute_url()]

    client.force_login(other_reviewer)  # a reviewer of the article
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    client.force_login(make.make_person("Nora New", Role.REVIEWER))
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
