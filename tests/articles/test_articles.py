"""The article list, adding an article, and the article page."""

from io import BytesIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Article, Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = "The city has 35,000 trees. It planted 1,200 of them in 2024."


@pytest.mark.parametrize("rows", [1, 30])
def test_article_list_costs_the_same_for_1_and_30_articles(
    client: Client, reviewer: Person, rows: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for _ in range(rows):
        make.make_article()
    client.force_login(reviewer)

    with django_assert_num_queries(3):  # the session, the articles, the saved views
        client.get("/articles/")


def test_article_list_is_read_in_pages(client: Client, reviewer: Person):
    for number in range(32):
        make.make_article(headline=f"Story {number:02}")
    client.force_login(reviewer)

    first = client.get("/articles/")
    second = client.get("/articles/", {"before": first.context["older"].slug})

    titles = [a.title for page in (first, second) for a in page.context["articles"]]
    assert titles == [f"Story {number:02}" for number in reversed(range(32))]
    assert second.context["older"] is None


def test_article_list_cannot_start_at_an_article_the_user_cannot_see(
    client: Client, reviewer: Person, other_reviewer: Person
):
    article = make.make_article(headline="Secret trees")
    article.assignments.create(person=other_reviewer)
    client.force_login(reviewer)

    assert client.get("/articles/", {"before": article.slug}).status_code == 404
    assert "Secret" not in client.get("/articles/").content.decode()


def test_article_add_suggests_the_claims_of_a_pasted_text(client: Client, reviewer: Person):
    make.make_scale()
    client.force_login(reviewer)
    typed = {"text": TEXT, "headline": "Trees", "language": "en", "reviews_needed": 2}

    answer = client.post("/articles/add/", typed | {"mode": "published-claim"})

    article = Article.objects.get()
    assert answer["Location"] == "/articles/trees/claims/"
    assert article.revision.text == TEXT
    assert article.claims.count() == 2


def test_article_add_reads_a_file_and_its_date_prefix(client: Client, reviewer: Person):
    make.make_scale()
    client.force_login(reviewer)
    upload = BytesIO(b"\xef\xbb\xbf date 2026-02-13 The city has\r\n35,000 trees.\n\n")
    upload.name = "article.txt"

    client.post("/articles/add/", {"file": upload, "mode": "published-claim", "reviews_needed": 2})

    article = Article.objects.get()
    assert str(article.published_on) == "2026-02-13"
    assert article.revision.text == "The city has\n35,000 trees."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "  "}, "The text is empty."),
        ({"text": "a\x00b"}, "NUL character in line 1, character 2"),
        ({"file": b"\x89PNG\r\n\x1a\n\x00"}, "NUL character at byte"),
        ({"file": b"caf\xe9 is open"}, "not UTF-8 text"),
        ({"file": b"x" * 2_000_001}, "up to 2,000,000 bytes"),
        ({"text": TEXT, "file": b"words"}, "not both"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"text": TEXT, "url": "ftp://example.org/a"}, "Enter a valid URL"),
        ({"text": TEXT, "reviews_needed": "10"}, "less than or equal to 9"),
        ({"text": TEXT, "language": "xx yy"}, "“xx yy” is not a language code"),
    ],
)
def test_article_add_keeps_the_typed_text_and_explains_the_problem(
    client: Client, reviewer: Person, typed: dict, sentence: str
):
    make.make_scale()
    client.force_login(reviewer)
    fields = {"headline": "Kept words", "mode": "published-claim", "reviews_needed": "2"} | typed
    if "file" in fields:
        fields["file"] = BytesIO(fields["file"])
        fields["file"].name = "article.txt"

    answer = client.post("/articles/add/", fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Kept words"' in page
    assert not Article.objects.exists()


def test_article_add_links_to_the_article_that_has_the_same_text(client: Client, reviewer: Person):
    known = make.make_article(TEXT, headline="Known trees")
    client.force_login(reviewer)
    fields = {"text": TEXT, "mode": "published-claim", "reviews_needed": "2"}

    answer = client.post("/articles/add/", fields)

    assert answer.status_code == 409
    assert known.get_absolute_url() in answer.content.decode()
    assert Article.objects.count() == 1


def test_article_add_does_not_reveal_an_article_the_user_cannot_see(
    client: Client, reviewer: Person, other_reviewer: Person
):
    known = make.make_article(TEXT, headline="Secret trees")
    known.assignments.create(person=other_reviewer)
    client.force_login(reviewer)

    answer = client.post(
        "/articles/add/", {"text": TEXT, "mode": "published-claim", "reviews_needed": "2"}
    )

    assert answer.status_code == 409
    assert "Secret" not in answer.content.decode()


def test_outsiders_cannot_add_an_article(client: Client, outsider: Person):
    client.force_login(outsider)

    assert client.get("/articles/add/").status_code == 403


def test_article_marks_claims_with_their_current_state(client: Client, reviewer: Person):
    article = make.make_article()
    decided = make.make_decided(article)
    draft = make.make_claim(article)
    make.save(draft, reviewer)
    judged = make.make_claim(article)
    make.review(judged, reviewer)
    client.force_login(reviewer)

    page = client.get(article.get_absolute_url())

    states = {row.mark.number: row.mark.state for row in page.context["rows"]}
    assert (states[decided.number], states[draft.number]) == ("decided", "draft")
    assert (states[judged.number], states[4]) == ("mine", "proposed")
    assert page.context["progress"].mine == 1
    assert 'class="mark decided tone-true"' in page.content.decode()


def test_article_shows_nothing_of_open_rounds(
    client: Client, reviewer: Person, other_reviewer: Person
):
    article = make.make_article()
    claim = make.make_claim(article)
    client.force_login(reviewer)
    before = client.get(article.get_absolute_url()).content

    make.review(claim, other_reviewer, "False", rationale="unheard-of")

    assert _plain(client.get(article.get_absolute_url()).content) == _plain(before)


def _plain(page: bytes) -> str:
    """The page without its token, which differs each time."""
    return "\n".join(line for line in page.decode().split("\n") if "csrf" not in line.lower())


@pytest.mark.parametrize("claims", [1, 30])
def test_article_costs_the_same_for_1_and_30_claims(
    client: Client, reviewer: Person, claims: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 140)))
    for _ in range(claims):
        make.make_claim(article, by=make.make_person("Opener", Role.EDITOR))
    client.force_login(reviewer)

    client.get(article.get_absolute_url())  # the text is cut into paragraphs once

    with django_assert_num_queries(8):
        client.get(article.get_absolute_url())


def test_article_the_user_cannot_see_is_404(client: Client, outsider: Person):
    article = make.make_article()
    client.force_login(outsider)

    assert client.get(article.get_absolute_url()).status_code == 404
