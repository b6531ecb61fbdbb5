"""What a piece of evidence says of its copies where it is shown: passage, changes, refusal, picture, place."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.evidence.actions import capturing
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
    copy = capturing.upload_copy(piece=piece, by=piece.review.reviewer, content=content)
    capturing.take_snapshot(snapshot=copy.pk)
    return Snapshot.objects.get(pk=copy.pk)


def closed(claim: Claim, piece: Evidence, by: Person) -> None:
    """Submit the review of this piece and another, so that the round closes."""
    make.submit(claim, piece.review)
    make.review(claim, by)


@pytest.mark.parametrize(
    ("text", "says", "quoted"),
    [
        (
            "It said: The city has 35,000 trees.",
            "✔ The passage stands in it.",
            "The%20city%20has%2035%2C000%20trees",
        ),
        (
            "It said: The \u201ccity\u201d has\n35,000\u00a0trees.",
            "≈ The passage is found with other spacing or quotes.",
            "The%20%E2%80%9Ccity%E2%80%9D%20has%2035%2C000%20trees",
        ),
        ("It said nothing of trees.", "✖ The passage does not stand in it", ""),
    ],
)
def test_claim_page_leads_to_the_words_of_the_page(
    client: Client, piece: Evidence, other_reviewer: Person, text: str, says: str, quoted: str
):
    claim = piece.review.claim_version.claim
    typed_words = 'The "city" has 35,000 trees' if "≈" in says else piece.passage
    Evidence.objects.filter(pk=piece.pk).update(passage=typed_words)
    found = capturing.find_passage(Snapshot(text=text), typed_words)
    make.make_copy(
        piece,
        text,
        kind="html",
        way="fetched",
        url=CITED,
        final_url=f"{CITED}?all#top",
        passage=typed_words,
        found=found.how,
        became=found.words,
    )
    closed(claim, piece, other_reviewer)

    page = words(client.get(claim.get_absolute_url()))

    assert says in page
    place = f'href="{CITED}?all#:~:text={quoted}" rel="noopener noreferrer nofollow">Show it in'
    assert (place in page) == bool(quoted)
    assert page.count("#:~:text=") == bool(quoted)


def test_copy_that_is_taken_keeps_the_words_of_the_page(client: Client, piece: Evidence):
    copy = take(piece, "The city  has\u00a035,000 trees.".encode())

    assert (copy.found, copy.became) == ("nearly", "The city  has\u00a035,000 trees")


def test_later_copy_that_differs_marks_the_evidence(
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
        assert "<strong>⚠ Changed since:</strong> its words are not those of the first" in page
        assert re.findall(r'<(?:del|ins)>.*?class="worded">(.*?)<', page) == ["35,000", "36,000"]


def test_same_copy_again_marks_nothing(client: Client, piece: Evidence, other_reviewer: Person):
    claim = piece.review.claim_version.claim
    for _ in range(2):
        take(piece, b"The city has 35,000 trees.")
    closed(claim, piece, other_reviewer)

    page = words(client.get(claim.get_absolute_url()))

    assert "The passage stands in it." in page
    assert "Changed since:" not in page


def test_refused_copy_says_why_and_asks_for_another_way(client: Client, piece: Evidence):
    claim = piece.review.claim_version.claim
    copy = take(piece, b"\x7fELF\x00\x01\x02")

    page = words(client.get(f"{claim.get_absolute_url()}evidence/{piece.key}/snapshot/"))

    assert copy.state == "refused"
    assert f"✖ No copy: {copy.get_refusal_display()} Upload it or paste its text instead." in page
    assert 'type="file" name="file"' in page
    assert 'name="words"' in page


def test_picture_stands_with_its_evidence_for_those_who_may_see_it(
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


def test_picture_of_a_protected_source_is_shown_to_nobody_from_elsewhere(
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
            "“Where in it” is empty: paragraph 2?",
        ),
        ("interview", "The city has 35,000 trees.", "“Where in it” is empty: at what time?"),
        ("interview", "", "“Where in it” is empty: at what time?"),
        ("other", "Nothing of them.", ""),
        ("other", samples.make_pdf("Nothing of them."), "“Where in it” is empty: which page?"),
    ],
)
def test_place_in_the_source_is_asked_for(
    client: Client, piece: Evidence, kind: str, text: str | bytes, asks: str
):
    Evidence.objects.filter(pk=piece.pk).update(kind=kind)
    if text:
        take(piece, text if isinstance(text, bytes) else text.encode())
    claim = piece.review.claim_version.claim

    page = words(client.get(claim.get_absolute_url()))

    assert page.count("“Where in it” is empty") == bool(asks)
    assert asks in page
    Evidence.objects.filter(pk=piece.pk).update(locator="Second one")
    assert "“Where in it” is empty" not in words(client.get(claim.get_absolute_url()))


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ({"kind": "pdf"}, "No words can be read from it: a scan, perhaps."),
        ({"is_cut": True, "text": "Words."}, "only the first part of it was read."),
        (
            {"way": "fetched", "url": "https://other.example/", "text": "Words."},
            "⚠ This is a copy of another address than the one that stands here now.",
        ),
        (
            {"state": "refused", "refusal": "password", "kind": ""},
            "✖ No copy: The document wants a password. Upload it or paste its text instead.",
        ),
    ],
)
def test_what_may_be_wrong_with_a_copy_is_told(
    client: Client, piece: Evidence, copied: dict[str, object], told: str
):
    Evidence.objects.filter(pk=piece.pk).update(passage="")
    make.make_copy(piece, **copied)

    assert told in words(client.get(piece.review.claim_version.claim.get_absolute_url()))


def test_source_page_says_which_of_its_copies_differ(
    client: Client, piece: Evidence, other_reviewer: Person
):
    for content in (b"The city has 35,000 trees.", b"The city has 36,000 trees."):
        take(piece, content)
    closed(piece.review.claim_version.claim, piece, other_reviewer)

    page = words(client.get(Evidence.objects.get(pk=piece.pk).source.get_absolute_url()))

    newest, first = page.split("Copies of it")[1].split("</li>")[:2]
    assert "⚠ its words differ from the first copy" in newest
    assert "⚠ its words differ from the first copy" not in first
