"""Markdown of people: safe, and quick whatever they wrote."""

import time
from html.parser import HTMLParser

import pytest

from claims.markdown import render_html, render_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and `code`", "<p><strong>bold</strong> and <code>code</code></p>\n"),
        ("# Title", "<h2>Title</h2>\n"),
        (
            "[a](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer nofollow">a</a></p>\n',
        ),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("", ""),
    ],
)
def test_prose_is_markdown(text: str, html: str):
    assert render_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "![x](https://example.org/pixel.png)",
        '<a href="javascript:x" onclick="y">z</a>',
        '[x](https://example.org/"onmouseover=alert(1))',
    ],
)
def test_prose_has_no_way_out(text: str):
    found = Tags()
    found.feed(render_html(text))

    assert {tag for tag, _ in found.seen} <= {"p", "a"}
    for _, attributes in found.seen:
        assert set(attributes) <= {"href", "rel"}
        assert attributes.get("href", "https:").startswith("https:")


class Tags(HTMLParser):
    """Every tag with its attributes, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "text",
    [
        ">" * 40_000 + " deep",
        "- " * 20_000 + "deep",
        "*a " * 10_000 + "b*" * 10_000,
        "**a *b " * 3_500 + "c* d**" * 3_500,
        "[" * 20_000 + "a" + "](x)" * 7_000,
        "`" * 49_000,
        "| a " * 8_000 + "|\n" + "|-" * 8_000 + "|\n",
        "x" * 60_000,
        "> a\n>-\n`a  \n" * 3_500,
        "&#|||> a\n>```\n" * 3_500,
        "![" * 25_000,
        "- a\n" * 12_000,
        "[a]: b\n" * 7_000,
        "<a@b.c>" * 7_000,
    ],
    ids=[
        *("quotes", "lists", "emphasis", "mixed", "brackets", "ticks", "table", "long"),
        *("lazy quotes", "quoted code", "pictures", "items", "references", "addresses"),
    ],
)
def test_prose_ends_soon_whatever_it_is_given(text: str):
    begun = time.process_time()

    render_html(text)

    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain words.", "Plain words."),
        ("It is **not** so.\nSee *below*.", "It is not so. See below."),
        ("# Head\n\n- one\n- two", "Head\n\none\n\ntwo"),
        ("See [the count](https://example.org/a).", "See the count (https://example.org/a)."),
        ("<b>1 < 2</b>", "<b>1 < 2</b>"),
        ("", ""),
        (">" * 10_000 + " deep", ">" * 10_000 + " deep"),
    ],
)
def test_plain_keeps_the_words_and_drops_the_marks(text: str, words: str):
    assert render_text(text) == words
