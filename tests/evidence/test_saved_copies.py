"""The state of saved copies where evidence is shown: passage, changes, refusal, image and location."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.evidence.actions import capturing
from claims.evidence.actions.passage_search import search_passage
from claims.models import Claim, Evidence, Person, Snapshot
from claims.vocabulary import Role
from tests import factories as make
from tests.evidence.capture import samples

pytestmark = pytest.mark.django_db
CITED = "https://sources.example/trees"


@pytest.fixture
def piece(reviewer: Person, client: Client) -> Evidence:
    """A source in a draft of the reviewer, who is signed in."""
    claim = make.make_claim()
    evidence = make.make_evidence(CITED, title="Trees", passage="The city has 35,000 trees")
    client.force_login(reviewer)
    return make.save(claim, reviewer, make.make_draft(evidence=(evidence,))).evidence.get()


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def take(piece: Evidence, content: bytes) -> Snapshot:
    copy = capturing.upload_snapshot(piece=piece, by=piece.review.reviewer, content=content)
    capturing.take_snapshot(snapshot=copy.pk)
    return Snapshot.objects.get(pk=copy.pk)


def closed(claim: Claim, piece: Evidence, by: Person) -> None:
    """Submit this review and another one, so that the round closes."""
    make.submit(claim, piece.review)
    make.review(claim, by)


@pytest.mark.parametrize(
    ("text", "says", "quoted"),
    [
        (
            "It said: The city has 35,000 trees.",
            "✔ Quote found in the saved copy.",
            "The%20city%20has%2035%2C000%20trees",
        ),
        (
            "It said: The \u201ccity\u201d has\n35,000\u00a0trees.",
            "≈ Quote found in the saved copy. The spacing or punctuation differs.",
            "The%20%E2%80%9Ccity%E2%80%9D%20has%2035%2C000%20trees",
        ),
        ("It said nothing of trees.", "✖ We can’t find this quote in the saved copy.", ""),
        (
            "It said: The city has 35,000 trees\u2075.",
            "✔ Quote found in the saved copy.",
            "The%20city%20has%2035%2C000%20trees",
        ),
        (
            "It said: The \u201ccity\u201d has 35,000[4] trees.",
            "≈ Quote found in the saved copy. The spacing or punctuation differs.",
            None,
        ),
        (
            "It said: The city has 35,0\u206000 trees.",
            "? We could not check this quote in the saved copy. Compare them yourself.",
            "",
        ),
    ],
)
def test_claim_page_links_to_the_passage_in_the_source(
    client: Client,
    piece: Evidence,
    other_reviewer: Person,
    text: str,
    says: str,
    quoted: str | None,
):
    claim = piece.review.claim_version.claim
    typed_words = 'The "city" has 35,000 trees' if "≈" in says else piece.passage
    Evidence.objects.filter(pk=piece.pk).update(passage=typed_words)
    match = search_passage(Snapshot(text=text), typed_words)
    make.make_copy(
        piece,
        text,
        kind="html",
        way="fetched",
        url=CITED,
        final_url=f"{CITED}?all#top",
        passage=typed_words,
        passage_found=match.result,
        closest_text=match.text,
    )
    closed(claim, piece, other_reviewer)

    page = words(client.get(claim.get_absolute_url()))

    assert says in page
    fragment = f"#:~:text={quoted}" if quoted else ""  # without words: the top of the page
    place = f'href="{CITED}?all{fragment}" rel="noopener noreferrer nofollow">Find this quote in'
    assert (place in page) == (quoted != "")
    assert page.count("#:~:text=") == bool(quoted)


def test_copy_stores_the_wording_of_the_page(client: Client, piece: Evidence):
    copy = take(piece, "The city  has\u00a035,000 trees.".encode())

    assert (copy.passage_found, copy.closest_text) == ("nearly", "The city  has\u00a035,000 trees")


def test_later_copy_that_differs_is_marked_with_the_changes(
    client: Client, piece: Evidence, other_reviewer: Person, editor: Person
):
    claim = piece.review.claim_version.claim
    take(piece, b"The city has 35,000 trees. So it is.")
    later = take(piece, b"The city has 36,000 trees. So it is.")
    closed(claim, piece, other_reviewer)
    on_claim = words(client.get(claim.get_absolute_url()))
    client.force_login(editor)
    in_moderation = words(client.get(f"/admin/claims/claim/{claim.pk}/change/"))

    for page in (on_claim, in_moderation):
        assert later.original_id[:12] in page
        assert "<strong>⚠ Changed:</strong> the text differs from the first saved copy." in page
        assert re.findall(r'<(?:del|ins)>.*?class="worded">(.*?)<', page) == ["35,000", "36,000"]


def test_later_copy_that_is_the_same_is_not_marked(
    client: Client, piece: Evidence, other_reviewer: Person
):
    claim = piece.review.claim_version.claim
    for _ in range(2):
        take(piece, b"The city has 35,000 trees.")
    closed(claim, piece, other_reviewer)

    page = words(client.get(claim.get_absolute_url()))

    assert "Quote found in the saved copy." in page
    assert "⚠ Changed:" not in page


def test_refused_copy_shows_the_reason_and_other_ways(client: Client, piece: Evidence):
    claim = piece.review.claim_version.claim
    copy = take(piece, b"\x7fELF\x00\x01\x02")

    page = words(client.get(f"{claim.get_absolute_url()}evidence/{piece.key}/snapshot/"))

    assert copy.state == "refused"
    assert (
        "✖ Copy not saved: This is a program, which we can’t read. Upload the file or paste the text instead."
        in page
    )
    assert 'type="file" name="file"' in page
    assert 'name="text"' in page


def test_image_is_shown_with_its_evidence_to_people_who_can_see_it(
    client: Client, piece: Evidence, other_reviewer: Person, editor: Person
):
    claim = piece.review.claim_version.claim
    copy = take(piece, samples.make_image("PNG"))
    shown = f'<img class="copied" src="{copy.get_absolute_url()}image/" alt="Trees" loading="lazy">'
    assert shown in words(client.get(claim.get_absolute_url()))
    client.force_login(other_reviewer)
    assert "<img" not in words(client.get(claim.get_absolute_url()))

    closed(claim, piece, other_reviewer)

    assert shown in words(client.get(claim.get_absolute_url()))
    client.force_login(editor)
    assert shown in words(client.get(f"/admin/claims/claim/{claim.pk}/change/"))


def test_image_of_a_protected_source_is_hidden_from_other_reviewers(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    secret = make.make_evidence("A photo", is_protected=True, public_description="an official")
    saved = make.save(claim, reviewer, make.make_draft(evidence=(secret,)))
    copy = take(saved.evidence.get(), samples.make_image("PNG"))
    closed(claim, saved.evidence.get(), other_reviewer)

    client.force_login(other_reviewer)
    assert f"{copy.get_absolute_url()}image/" in words(client.get(claim.get_absolute_url()))
    client.force_login(make.make_person("Nora New", Role.REVIEWER))
    page = words(client.get(claim.get_absolute_url()))
    assert "an official" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("kind", "text", "asks"),
    [
        (
            "other",
            "So it is.\n\n\nThe city has 35,000 trees.",
            "Where is this quote? We found it in paragraph 2.",
        ),
        ("interview", "The city has 35,000 trees.", "Where is this quote? Add a timestamp."),
        ("interview", "", "Where is this quote? Add a timestamp."),
        ("other", "Nothing of them.", ""),
        (
            "other",
            samples.make_pdf("Nothing of them."),
            "Where is this quote? Add the page number.",
        ),
    ],
)
def test_missing_location_of_the_quote_is_asked_for(
    client: Client, piece: Evidence, kind: str, text: str | bytes, asks: str
):
    Evidence.objects.filter(pk=piece.pk).update(kind=kind)
    if text:
        take(piece, text if isinstance(text, bytes) else text.encode())
    claim = piece.review.claim_version.claim

    page = words(client.get(claim.get_absolute_url()))

    assert page.count("Where is this quote?") == bool(asks)
    assert asks in page
    Evidence.objects.filter(pk=piece.pk).update(locator="Second one")
    assert "Where is this quote?" not in words(client.get(claim.get_absolute_url()))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "pdf"}, "We can’t read any text in this copy. It may be a scan."),
        ({"is_cut": True, "text": "Words."}, "We only read the first part."),
        (
            {"way": "fetched", "url": "https://other.example/", "text": "Words."},
            "⚠ This copy is of a different link than the one cited now.",
        ),
        (
            {"state": "refused", "refusal": "password", "kind": ""},
            "✖ Copy not saved: This document needs a password. Upload the file or paste the text instead.",
        ),
    ],
)
def test_problems_of_a_copy_are_shown(
    client: Client, piece: Evidence, fields: dict[str, object], sentence: str
):
    Evidence.objects.filter(pk=piece.pk).update(passage="")
    make.make_copy(piece, **fields)

    assert sentence in words(client.get(piece.review.claim_version.claim.get_absolute_url()))


def test_note_mark_typed_as_a_digit_is_shown_as_the_copy_has_it(client: Client, piece: Evidence):
    Evidence.objects.filter(pk=piece.pk).update(passage="rose to $3202 a tonne")
    take(piece, b"<p>The price rose to $320<sup>2</sup> a tonne.</p>")

    page = words(client.get(piece.review.claim_version.claim.get_absolute_url()))

    assert "✖ We can’t find this quote in the saved copy." in page
    assert "The copy says “rose to $320² a tonne”. A note mark is not part of the quote." in page


@pytest.mark.parametrize(
    ("fields", "passage", "result"),
    [
        ({"kind": "pdf"}, "Anything", "unsure"),
        ({"text": "Words.", "is_cut": True}, "Anything", "unsure"),
        ({"text": "Words.", "is_doubtful": True}, "Anything", "unsure"),
        ({"text": "Words.", "is_cut": True, "is_doubtful": True}, "Words.", "found"),
        ({"text": "Words."}, "Anything", "missing"),
        ({"text": "Words."}, " ", "not-looked"),
        ({"text": "10³ men", "full_text": "10³ men, and 10 more"}, "10", "found"),
        ({"text": "Words.", "full_text": "It was 10³ men."}, "10", "unsure"),
    ],
)
def test_quote_that_is_not_found_is_missing_only_if_all_was_read(
    fields: dict[str, object], passage: str, result: str
):
    assert search_passage(Snapshot(**fields), passage).result == result


def test_source_page_marks_copies_that_differ(
    client: Client, piece: Evidence, other_reviewer: Person
):
    for content in (b"The city has 35,000 trees.", b"The city has 36,000 trees."):
        take(piece, content)
    closed(piece.review.claim_version.claim, piece, other_reviewer)

    page = words(client.get(Evidence.objects.get(pk=piece.pk).source.get_absolute_url()))

    newest, first = page.split("All saved copies")[1].split("</li>")[:2]
    assert "⚠ the text differs from the first saved copy" in newest
    assert "⚠ the text differs from the first saved copy" not in first
