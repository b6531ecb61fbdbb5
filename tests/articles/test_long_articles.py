"""Long articles: what is refused before any work, and what the length doesn't change."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.access.refusals import Refusal
from claims.articles.actions import splitting
from claims.articles.actions.loading import add_article
from claims.models import Article, Person, Sentence
from claims.text.sentences.intake import MOST_LINES, MOST_SENTENCES
from tests import factories as make

TOO_MANY = f"The text has more than {MOST_SENTENCES:,} sentences, and an article can’t have more."
TOO_LONG = f"lines and can have up to {MOST_LINES:,}."


def make_text(sentences: int) -> str:
    """Return a text with so many sentences, each a paragraph."""
    return "\n\n".join(
        f"The city planted {n} trees in the year {1900 + n % 100}." for n in range(sentences)
    )


@pytest.fixture
def desk(client: Client, editor: Person) -> Client:
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (make_text(MOST_SENTENCES + 1), TOO_MANY),
        ("Ab cd ef. " * (MOST_SENTENCES + 1), TOO_MANY),
        ("a\n" * 10_000, TOO_MANY),
        ("? " * 900_000, TOO_MANY),
        ("a\n" * 900_000, TOO_LONG),
        ("\n" * MOST_LINES + "a", TOO_LONG),
    ],
    ids=["paragraphs", "one paragraph", "letters", "question marks", "lines", "blank lines"],
)
def test_a_text_that_is_too_long_is_refused_before_it_is_stored(
    db: None, text: str, sentence: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delattr(splitting, "suggest_claims")  # a text that is refused never gets so far

    with pytest.raises(Refusal, match=sentence):
        add_article(by=None, text=text)

    assert not Article.objects.exists()


def test_the_form_says_that_there_are_too_many_sentences(desk: Client):
    file = SimpleUploadedFile("long.txt", make_text(MOST_SENTENCES + 1).encode())

    page = desk.post(
        "/articles/add/",
        {"file": file, "language": "en", "reviews_needed": "2", "mode": "published-claim"},
    )

    assert page.status_code == 422
    assert TOO_MANY in page.text
    assert not Article.objects.exists()


def test_the_command_says_that_there_are_too_many_sentences(db: None, tmp_path: Path):
    file = tmp_path / "long.txt"
    file.write_text(make_text(MOST_SENTENCES + 1))

    with pytest.raises(CommandError, match=TOO_MANY):
        call_command("load_article", str(file))

    assert not Article.objects.exists()


def test_a_new_version_can_not_have_too_many_sentences(desk: Client):
    article = make.make_article()

    page = desk.post(
        f"{article.get_absolute_url()}revise/", {"text": make_text(MOST_SENTENCES + 1)}
    )

    assert page.status_code == 422
    assert TOO_MANY in page.text
    assert article.revisions.count() == 1


@pytest.mark.parametrize("sentences", [20, 400])
def test_loading_takes_as_many_statements_whatever_the_length(db: None, sentences: int):
    make.make_article()

    with CaptureQueriesContext(connection) as statements:
        article = make.make_article(make_text(sentences))

    assert article.claims.count() == Sentence.objects.filter(revision__article=article).count()
    assert len(statements) == 15
