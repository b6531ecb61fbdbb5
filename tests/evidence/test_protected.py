"""A protected source: no output identifies it, except to reviewers and editors of its article."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote_plus

import pypdfium2
import pytest
from django.core.management import call_command
from django.test import Client

from claims.desk.actions.reviewing import submit_review, undo_review
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_slot
from claims.evidence.actions.capturing import paste_snapshot
from claims.evidence.actions.cataloguing import edit_source, retract_source
from claims.models import Article, Claim, EventPayload, Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.moderation.actions.planning import assign
from claims.reports.actions.publishing import publish
from claims.reports.formats import FORMATS
from claims.vocabulary import Role, SkipReason
from tests import factories as make
from tests.access.permissions.world import routes

pytestmark = pytest.mark.django_db
PUBLIC = "an official of the ministry"
SECRETS = ("Whistle Blowersson", "Hushtitle", "Murmurpassage", "Quietpublisher", "Whisperlocator")
SECRETS += (
    "Softauthor",
    "Stillquestion",
    "Mutetranslation",
    "hidden-archive.example",
    "Dumbworkings",
)


def secret_piece(cited: str = "Interview with Whistle Blowersson", **fields: object):
    """Evidence from a protected source."""
    typed = {
        "title": "Hushtitle",
        "publisher": "Quietpublisher",
        "author": "Softauthor",
        "passage": "Murmurpassage",
        "locator": "Whisperlocator",
        "question": "Stillquestion",
        "translation": "Mutetranslation",
        "workings": "Dumbworkings",
        "archived_url": "https://hidden-archive.example/",
        "is_protected": True,
        "public_description": PUBLIC,
        "reliability": "B",
        "credibility": 2,
    }
    return make.make_evidence(cited, **typed | fields)


@pytest.fixture
def article(editor: Person, reviewer: Person, other_reviewer: Person) -> Article:
    """An unpublished article with a decided claim that uses a protected source."""
    article = make.make_article(headline="Trees")
    claim = make.make_claim(article, by=editor)
    make.review(claim, reviewer, evidence=(secret_piece(),), rationale="Somebody says so.")
    make.review(claim, other_reviewer)
    confirm_claims(claims=[make.fresh(claim)], by=editor)
    return article


@pytest.fixture
def stranger(db: None) -> Person:
    """A reviewer who has not worked on the article, which is open to every reviewer."""
    return make.make_person("Stan Stranger", Role.REVIEWER)


def pages_about(article: Article) -> list[str]:
    claim, source = article.claims.get(number=1), Source.objects.get(article=article)
    home, about = article.get_absolute_url(), source.get_absolute_url()
    address = claim.get_absolute_url()
    names = ("Whistle", "Hushtitle", "Quietpublisher", "Interview with", "hidden-archive")
    return [
        "/", "/articles/", home, f"{home}claims/", f"{home}revise/",
        address, f"{address}history/", f"{address}edit/", f"{address}split/", f"{address}merge/",
        about, f"{about}claims/", f"{about}edit/", "/sources/",
        *(f"/sources/?q={name}" for name in names),
        "/reports/", "/guidelines/",
    ]  # fmt: skip


def words_of(content: bytes) -> str:
    """Everything that a file says: a PDF's words, the parts of a ZIP file (as Word and Excel write), or the text itself."""
    if content.startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            pages = "".join(page.get_textpage().get_text_range() for page in pdf)
        return " ".join(pages.split())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return content.decode()


def leaks(client: Client, addresses: list[str], secrets: tuple[str, ...] = SECRETS) -> list:
    """The secrets that each page contains, without the search text that the reader typed."""
    found = []
    for address in addresses:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        typed = address.partition("?q=")[2]
        words = words_of(body).replace(f'value="{typed}"', "")
        for echo in (typed, quote_plus(typed)):
            words = words.replace(f"q={echo}", "")
        found += [(address, secret) for secret in secrets if secret in words]
    return found


def test_reviewer_of_other_articles_sees_only_the_public_description(
    client: Client, article: Article, stranger: Person
):
    client.force_login(stranger)

    assert leaks(client, pages_about(article)) == []
    page = client.get(article.claims.get(number=1).get_absolute_url()).text
    assert PUBLIC in page
    assert 'title="Source: B – usually reliable. This statement: 2 – probably true."' in page
    about = client.get(Source.objects.get(article=article).get_absolute_url())
    assert f'<h1 dir="auto">{PUBLIC}</h1>' in about.text


@pytest.mark.parametrize("who", ["reviewer", "other_reviewer", "editor"])
def test_reviewers_and_editors_of_the_article_see_the_source(
    client: Client, article: Article, who: str, request: pytest.FixtureRequest
):
    client.force_login(request.getfixturevalue(who))

    claim = client.get(article.claims.get(number=1).get_absolute_url()).text
    about = client.get(Source.objects.get(article=article).get_absolute_url()).text

    assert "Hushtitle" in claim
    assert "Murmurpassage" in claim
    assert "Interview with Whistle Blowersson" in about


def test_assigned_reviewer_sees_the_source_and_others_get_404(
    client: Client, article: Article, stranger: Person, editor: Person
):
    newcomer = make.make_person("Nina Newcomer", Role.REVIEWER)
    assign(article=article, by=editor, people=[newcomer])
    about = Source.objects.get(article=article).get_absolute_url()

    client.force_login(newcomer)
    assert "Whistle Blowersson" in client.get(about).text
    client.force_login(stranger)
    assert client.get(about).status_code == 404


def test_no_report_identifies_the_source(
    client: Client, article: Article, editor: Person, tmp_path: object
):
    report = publish(article=article, by=editor, reason="Out.")
    home = f"/reports/{article.slug}/"
    numbered = f"{home}{report.number}/"
    assert [route for route in routes() if route.endswith("<str:file>")] == [
        "reports/<slug:slug>/<str:file>",
        "reports/<slug:slug>/<int:number>/<str:file>",
    ]

    addresses = [
        "/reports/", home, numbered, f"{home}claims/1/", f"{numbered}claims/1/",
        *(f"{numbered}{format_.name}" for format_ in FORMATS.values()),
    ]  # fmt: skip

    assert all(client.get(address).status_code == 200 for address in addresses)
    assert leaks(client, addresses) == []
    assert PUBLIC in client.get(f"{home}claims/1/").text
    for name in FORMATS:
        file = tmp_path / name
        call_command("export_report", article.slug, format=name, output=str(file))
        words = words_of(file.read_bytes())
        assert [secret for secret in SECRETS if secret in words] == []
        # These name no source, or only those that have an address.
        names_none = name in {"claimreview", "annotations", "doccano", "label-studio"}
        assert names_none or PUBLIC in words


def test_report_hides_a_protected_source_that_another_reviewer_cites_openly(
    client: Client, article: Article, editor: Person, stranger: Person
):
    claim = make.make_claim(article, by=editor)
    cited = "INTERVIEW with  whistle blowersson"
    open_piece = make.make_evidence(cited, title="Hushtitle", passage="Murmurpassage")
    for person in (stranger, make.make_person("Other", Role.REVIEWER)):
        make.review(claim, person, evidence=(open_piece,))
    confirm_claims(claims=[make.fresh(claim)], by=editor)

    report = publish(article=article, by=editor, reason="Out.")

    assert "whistle" not in report.document.lower()
    assert "Hushtitle" not in report.document
    assert report.document.count(PUBLIC) == 3


def test_same_source_in_another_article_is_not_protected(
    client: Client, article: Article, stranger: Person
):
    elsewhere = make.make_claim()
    piece = make.make_evidence("Interview with Whistle Blowersson", title="In the open")
    make.review(elsewhere, stranger, evidence=(piece,))

    mine = Source.objects.get(article=None, url="")
    client.force_login(stranger)
    page = client.get(mine.get_absolute_url()).text
    assert "In the open" in page
    assert PUBLIC not in page
    assert article.claims.get(number=1).get_absolute_url() not in page


def test_no_event_identifies_the_source(article: Article, editor: Person):
    source = Source.objects.get(article=article)
    source = edit_source(
        source=source, by=editor, lock_version=source.lock_version, title="Hushtitle again"
    )
    retract_source(
        source=source,
        by=editor,
        lock_version=source.lock_version,
        reason="Blowersson took it back.",
    )

    bodies = " ".join(EventPayload.objects.values_list("body", flat=True))

    assert [secret for secret in (*SECRETS, "Blowersson") if secret in bodies] == []
    assert PUBLIC in bodies
    assert '"fields":["title"]' in bodies


def test_similar_sources_never_include_it(client: Client, article: Article, reviewer: Person):
    claim = make.make_claim(article)
    client.force_login(reviewer)
    key = "11111111-1111-4111-8111-111111111111"

    answer = client.post(
        f"{claim.get_absolute_url()}evidence/similar/",
        {"similar": key, f"source-{key}-cited": "Interview with Whistle"},
        headers={"HX-Request": "true", "HX-Request-Type": "partial"},
    )

    assert answer.status_code == 200
    assert "Blowersson" not in answer.text


def test_editor_can_protect_a_source_later(
    client: Client, editor: Person, reviewer: Person, stranger: Person
):
    claim = make.make_claim()
    piece = make.make_evidence("Talk with Late Protected", passage="Murmurpassage")
    for person in (reviewer, make.make_person("Other", Role.REVIEWER)):
        make.review(claim, person, evidence=(piece,))
    source = Source.objects.get()
    client.force_login(editor)
    form = {"lock_version": source.lock_version, "kind": "interview", "reliability": "B"}

    refused = client.post(f"{source.get_absolute_url()}edit/", form | {"is_protected": "on"})
    done = client.post(
        f"{source.get_absolute_url()}edit/",
        form | {"is_protected": "on", "public_description": PUBLIC},
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    client.force_login(stranger)
    addresses = [
        claim.get_absolute_url(),
        source.get_absolute_url(),
        "/sources/",
        "/sources/?q=Late+Protected",
    ]
    assert leaks(client, addresses[:3], ("Late Protected", "Murmurpassage")) == []
    assert source.get_absolute_url() not in client.get(addresses[3]).text


def test_reviewer_cannot_change_the_protection(client: Client, article: Article, reviewer: Person):
    source = Source.objects.get(article=article)
    client.force_login(reviewer)
    form = {
        "lock_version": source.lock_version,
        "kind": "interview",
        "reliability": "B",
        "is_protected": "",
    }

    answer = client.post(f"{source.get_absolute_url()}edit/", form | {"public_description": "X"})

    source.refresh_from_db()
    assert answer.status_code == 302
    assert (source.is_protected, source.public_description) == (True, PUBLIC)


def test_protected_source_needs_a_public_description(client: Client, reviewer: Person):
    claim: Claim = make.make_claim()
    client.force_login(reviewer)
    key = "11111111-1111-4111-8111-111111111111"
    form = {
        "version": 0,
        "answer": make.rating().pk,
        "rationale": "So it is.",
        "source": key,
        f"source-{key}-cited": "Interview with Whistle Blowersson",
        f"source-{key}-is_protected": "on",
        f"source-{key}-stance": "supports",
    }

    refused = client.post(f"{claim.get_absolute_url()}review/", form)
    done = client.post(
        f"{claim.get_absolute_url()}review/", form | {f"source-{key}-public_description": PUBLIC}
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Enter a public description for this confidential source." in refused.text
    assert json.loads(EventPayload.objects.latest("pk").body)["evidence"][0]["is_protected"] is True


def test_saved_copies_are_only_shown_to_people_who_may_know_the_source(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person, stranger: Person
):
    claim = make.make_claim()
    draft = make.make_draft(evidence=(secret_piece(),))
    saved = make.save(claim, reviewer, draft)
    copy = paste_snapshot(piece=saved.evidence.get(), by=reviewer, text="Murmurpassage")
    submit_review(claim=make.fresh(claim), by=reviewer, version=saved.version, draft=draft)
    make.review(claim, other_reviewer)

    def answer(person: Person) -> int:
        client.force_login(person)
        return client.get(copy.get_absolute_url()).status_code

    assert [answer(person) for person in (reviewer, other_reviewer, editor)] == [200, 200, 200]
    assert answer(stranger) == 404


# --- Who was told --------------------------------------------------------------------------------
def undo_a_submit(claim: Claim, person: Person) -> None:
    make.review(claim, person)
    undo_review(claim=make.fresh(claim), by=person)


def submit_elsewhere(claim: Claim, person: Person) -> None:
    """Submit a review in a round of the article that doesn't cite the source."""
    make.review(claim, person)
    make.review(claim, make.make_person("Another", Role.REVIEWER))


def guess_the_source(claim: Claim, person: Person) -> None:
    """Cite the right source in a review that can still be undone."""
    piece = make.make_evidence("Interview with Whistle Blowersson", title="A guess")
    make.review(claim, person, evidence=(piece,))


NOT_TOLD = [
    make.save,
    lambda claim, person: take_slot(claim=claim, by=person),
    lambda claim, person: skip_claim(claim=claim, by=person, reason=SkipReason.TIME),
    make.comment,
    undo_a_submit,
    submit_elsewhere,
    make.review,
    guess_the_source,
]


@pytest.mark.parametrize("do", NOT_TOLD)
def test_no_move_but_a_complete_round_that_cites_it_opens_a_protected_source(
    client: Client, article: Article, stranger: Person, do: Callable
):
    do(make.make_claim(article), stranger)
    client.force_login(stranger)

    hidden = tuple(secret for secret in SECRETS if secret != "Whistle Blowersson")
    assert leaks(client, pages_about(article), hidden) == []
    assert PUBLIC in client.get(article.claims.get(number=1).get_absolute_url()).text


def test_assignment_that_ended_tells_nothing_more(
    client: Client, article: Article, stranger: Person, editor: Person
):
    assign(article=article, by=editor, people=[stranger])
    assign(article=article, by=editor, people=[])
    client.force_login(stranger)

    assert leaks(client, pages_about(article)) == []


def test_source_is_known_in_every_round_of_the_article_to_who_reviewed_where_it_is_cited(
    client: Client, article: Article, other_reviewer: Person, editor: Person
):
    claim = make.make_claim(article, by=editor)
    piece = secret_piece(title="Second hushtitle", passage="Second passage")
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(piece,))
    client.force_login(other_reviewer)

    assert "Second hushtitle" in client.get(claim.get_absolute_url()).text
