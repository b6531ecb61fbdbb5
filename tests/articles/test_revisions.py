"""The page for a new version: the preview saves nothing, and only the previewed text can be confirmed."""

from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.articles.actions.revising import revise_article
from claims.models import Article, Event, Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
OLD = "The city has 35,000 trees. It planted 1,200 of them in 2024. Rain in Lviv and Kyiv is lovely. The river is 12 km long."
NEW = "It is 2026. The city has 53,000 trees. It planted 1,200 of them in 2024. Rain in Lviv and Kyiv is lovely."


@pytest.fixture
def article(client: Client, reviewer: Person) -> Article:
    article = make.make_article(OLD, headline="Trees")
    make.make_decided(article)
    client.force_login(reviewer)
    return article


def address(article: Article) -> str:
    return f"/articles/{article.slug}/revise/"


def fates(page: HttpResponse) -> dict[str, list[int]]:
    return {
        str(group.fate): [row.preview.claim.number for row in group.rows]
        for group in page.context["groups"]
    }


def test_revise_asks_for_the_text(client: Client, article: Article):
    page = client.get(address(article)).content.decode()

    assert 'name="text"' in page
    assert 'type="file"' in page
    assert "Preview changes" in page


def test_preview_shows_every_fate_and_saves_nothing(client: Client, article: Article):
    before = Event.objects.count()

    page = client.post(address(article), {"text": NEW})

    words = page.content.decode()
    assert fates(page) == {
        "context changed": [2],
        "changed": [1],
        "gone": [4],
        "moved": [],
        "unchanged": [3],
    }
    assert page.context["preview"].new_sentence_count == 2
    assert "<del><span" in words
    assert 'worded">35,000</span>' in words
    assert 'worded">53,000</span>' in words
    assert "decided: needs re-checking, because the verdict no longer applies." in words
    assert "Context in the new version" in words
    assert (article.revisions.count(), Event.objects.count()) == (1, before)


def test_preview_reads_an_uploaded_file(client: Client, article: Article):
    file = BytesIO(b"\xef\xbb\xbfdate 2026-02-14 " + NEW.replace(". ", ".\r\n").encode())
    file.name = "new.txt"

    page = client.post(address(article), {"file": file})

    assert page.context["form"]["text"].value() == NEW.replace(". ", ".\n")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "The text is empty."),
        ({"text": "A\x00B"}, "NUL character in line 1"),
        ({"text": "Words", "file": b"Words"}, "Paste the text or upload a file, not both."),
        ({"file": b"\xff\xfe\x00"}, "is not plain text"),
    ],
)
def test_revise_explains_why_a_text_is_refused(
    client: Client, article: Article, typed: dict, sentence: str
):
    if "file" in typed:
        typed["file"] = BytesIO(typed["file"])
        typed["file"].name = "new.txt"

    answer = client.post(address(article), typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert article.revisions.count() == 1


def test_the_same_text_is_a_conflict_and_stays_in_the_form(client: Client, article: Article):
    answer = client.post(address(article), {"text": OLD})

    assert answer.status_code == 409
    assert "This is the same text as version 1." in answer.content.decode()
    assert answer.context["form"]["text"].value() == OLD


def confirmation(page: HttpResponse) -> dict[str, str]:
    form = page.context["form"]
    return {name: form[name].value() for name in ("text", "after", "seen")} | {"confirm": "yes"}


def test_confirming_saves_the_previewed_text(client: Client, article: Article):
    typed = confirmation(client.post(address(article), {"text": NEW}))

    answer = client.post(address(article), typed, follow=True)

    assert answer.redirect_chain == [(article.get_absolute_url(), 302)]
    assert (
        "Version 2 saved. Claims: 1 unchanged, 1 context changed, 1 changed, 1 gone. New suggested claims: 1."
        in answer.content.decode()
    )
    assert article.revision.text == NEW
    statuses = list(article.claims.order_by("number").values_list("status", flat=True))
    assert statuses == ["open", "proposed", "proposed", "set-aside", "proposed"]


def test_confirming_another_text_previews_it_first(client: Client, article: Article):
    typed = confirmation(client.post(address(article), {"text": NEW}))

    page = client.post(address(article), typed | {"text": f"{NEW} More."})

    assert "You changed the text after the preview" in page.content.decode()
    assert confirmation(page)["text"] == f"{NEW} More."
    assert article.revisions.count() == 1


def test_confirming_without_a_preview_shows_the_preview(client: Client, article: Article):
    page = client.post(address(article), {"text": NEW, "confirm": "yes"})

    assert page.context["preview"].new_sentence_count == 2
    assert article.revisions.count() == 1


def test_confirming_after_a_newer_version_is_a_conflict_that_keeps_the_typed_text(
    client: Client, article: Article, editor: Person
):
    typed = confirmation(client.post(address(article), {"text": NEW}))
    revise_article(article=article, by=editor, text=f"{OLD} It snows.")

    answer = client.post(address(article), typed)

    assert answer.status_code == 409
    assert "Someone saved version 2 of this article in the meantime." in answer.content.decode()
    assert confirmation(answer)["text"] == NEW
    assert confirmation(answer)["after"] == 2
    assert article.revisions.count() == 2


def test_revise_is_only_for_members_who_can_see_the_article(
    client: Client, article: Article, outsider: Person
):
    article.assignments.create(person=make.make_person("Somebody else", Role.REVIEWER))
    client.force_login(outsider)

    assert client.get(address(article)).status_code == 404
    assert client.post(address(article), {"text": NEW}).status_code == 404


def test_a_preview_shows_the_first_hundred_claims_of_a_fate(client: Client, editor: Person):
    client.force_login(editor)
    text = " ".join(f"There are {n} trees." for n in range(1, 121))
    article = make.make_article(text)

    page = client.post(address(article), {"text": f"Rain is lovely today. {text}"})

    unchanged = page.context["groups"][-1]
    assert (unchanged.count, len(unchanged.rows)) == (117, 100)
    assert "The same happens to 17 more claims." in page.text
