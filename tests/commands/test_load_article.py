"""`manage.py load_article`: its output, and its one-sentence refusals."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Article
from tests import factories as make


@pytest.fixture(autouse=True)
def scale(db: None) -> None:
    make.make_scale()


def load(path: Path | str, **options: object) -> str:
    said = io.StringIO()
    call_command("load_article", str(path), stdout=said, **options)
    return said.getvalue()


def written(folder: Path, content: bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(content)
    return path


def test_prints_the_address(tmp_path: Path):
    path = written(tmp_path, b"The city has 35,000 trees.")

    said = load(path, headline="Trees", url="https://example.org/trees", reviews=3)

    article = Article.objects.get()
    assert said == "https://facts.example.org/articles/trees/\n"
    assert (article.url, article.reviews_needed) == ("https://example.org/trees", 3)


def test_reads_a_date_prefix(tmp_path: Path):
    load(written(tmp_path, b" date 2026-02-13 As politicians gather, it rains.\n"))

    article = Article.objects.get()
    assert article.published_on == date(2026, 2, 13)
    assert article.revision.text == "As politicians gather, it rains."


def test_drops_the_byte_order_mark_and_carriage_returns(tmp_path: Path):
    load(written(tmp_path, b"\xef\xbb\xbfOne line.\r\nAnother line."))

    assert Article.objects.get().revision.text == "One line.\nAnother line."


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"\x00\x01", b"\xff\xfe caf\xe9", b"x" * 2_000_001]
)
def test_refuses_unreadable_text(tmp_path: Path, content: bytes):
    with pytest.raises(CommandError) as refusal:
        load(written(tmp_path, content))

    assert "\n" not in str(refusal.value)
    assert "Nothing was saved." in str(refusal.value)
    assert not Article.objects.exists()


def test_names_the_article_that_has_the_same_text(tmp_path: Path):
    path = written(tmp_path, b"The city has 35,000 trees.")
    address = load(path, headline="Trees").strip()

    with pytest.raises(CommandError, match="has already been added") as refusal:
        load(path, headline="Other")

    assert address in str(refusal.value)
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"published": "13.2.2026"}, "is no date"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"scale": "none"}, "There is no scale"),
        ({"reviews": 0}, "1 to 9 reviews"),
        ({"language": "xx yy"}, "is not a language code"),
        ({"language": "e"}, "is not a language code"),
        ({"language": "en-" + "GB-" * 5 + "x"}, "--language has more than 16 characters"),
        ({"headline": "w" * 501}, "--headline has more than 500 characters"),
        ({"publisher": "w" * 201}, "--publisher has more than 200 characters"),
        ({"url": "https://example.org/" + "w" * 2000}, "--url has more than 2,000 characters"),
    ],
)
def test_refuses_invalid_options(tmp_path: Path, options: dict, sentence: str):
    with pytest.raises(CommandError, match=sentence):
        load(written(tmp_path, b"A text."), **options)

    assert not Article.objects.exists()


def test_language_code_may_have_any_case(tmp_path: Path):
    load(written(tmp_path, b"The city has 35,000 trees."), language="EN-gb")

    assert Article.objects.get().language == "en-gb"


def test_reports_a_missing_file(tmp_path: Path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        load(tmp_path / "none.txt")


def test_revises_an_article_and_prints_the_fates_of_its_claims(tmp_path: Path):
    load(written(tmp_path, b"The city has 35,000 trees. It has 12 parks."), headline="Trees")

    said = load(
        written(tmp_path, b"The city has 53,000 trees. It has 12 parks. It rains 90 days."),
        revision_of="trees",
    )

    article = Article.objects.get()
    assert said == (
        "Version 2 saved. Claims: 1 context changed, 1 changed. New suggested claims: 1.\n"
        "https://facts.example.org/articles/trees/\n"
    )
    assert article.revision.number == 2


def test_revises_only_a_known_article_with_a_different_text(tmp_path: Path):
    path = written(tmp_path, b"The city has 35,000 trees.")
    load(path, headline="Trees")

    with pytest.raises(CommandError, match="There is no article none"):
        load(path, revision_of="none")
    with pytest.raises(CommandError, match="same text as version 1"):
        load(path, revision_of="trees")
    assert Article.objects.get().revision.number == 1
