"""A long text is shown in parts, with and without script."""

import re

import pytest
from django.test import Client

from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.pages.text_parts import (
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    choose_part,
    divide_text,
)
from claims.models import Article, Person
from claims.text.quotes.marked_text import Unit
from claims.text.sentences.units import read_units
from claims.vocabulary import Role
from tests import factories as make
from tests.articles.test_long_articles import make_text

SENTENCES = 2 * MOST_PARAGRAPHS + 10
IN_PARTS = [(1, 150), (151, 300), (301, 310)]
"""The first and last paragraph of each part; each paragraph is a sentence and, suggested or not, a claim."""


@pytest.fixture
def article(client: Client, editor: Person) -> Article:
    """An article of three parts, with a claim to check in each, for a reader who is an editor."""
    client.force_login(editor)
    article = make.make_article(make_text(SENTENCES))
    open_claims(article=article, by=editor, numbers=[5, 200, 305])
    return article


def divide(text: str) -> tuple:
    return divide_text(text, [Unit(*unit.span, unit.role) for unit in read_units(text, "en")])


def paragraphs_of(page: str) -> tuple[int, int]:
    """Return the number of the first and the last paragraph in a page."""
    numbers = [int(number) for number in re.findall(r'id="paragraph-(\d+)"', page)]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    return numbers[0], numbers[-1]


@pytest.mark.parametrize(
    "text",
    [
        make_text(SENTENCES),
        "One. Two. Three.",
        "a",
        "word " * 20_000,
        "\n\n".join(["word " * 3_000 + "."] * 7),
        "Ab cd ef. " * 9_000,
        "1. item\n" * 1_000,
    ],
    ids=["sentences", "short", "letter", "long line", "long paragraphs", "one paragraph", "items"],
)
def test_parts_hold_the_whole_text_and_are_short(text: str):
    parts = divide(text)

    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert "".join(text[part.start : part.end] for part in parts) == text
    longest = max(len(block) for block in text.split("\n\n"))
    assert all(part.end - part.start <= MOST_CHARACTERS + longest + 2 for part in parts)
    for at in (0, len(text) // 2, len(text) - 1):
        assert choose_part(parts, start=at).start <= at < choose_part(parts, start=at).end


@pytest.mark.parametrize(("number", "expected"), [(0, 1), (1, 1), (3, 3), (4, 1), (-1, 1)])
def test_a_part_that_does_not_exist_is_the_first(number: int, expected: int):
    assert choose_part(divide(make_text(SENTENCES)), number).number == expected


@pytest.mark.parametrize("part", [1, 2, 3])
def test_the_page_of_an_article_shows_one_part_and_links_to_its_neighbours(
    client: Client, article: Article, part: int
):
    page = client.get(article.get_absolute_url(), {"part": part}).text

    address = f'href="{article.get_absolute_url()}?part='
    assert paragraphs_of(page) == IN_PARTS[part - 1]
    assert (f'{address}{part - 1}" rel="prev"' in page) == (part > 1)
    assert (f'{address}{part + 1}" rel="next"' in page) == (part < 3)


@pytest.mark.parametrize(("part", "number"), [(1, 5), (2, 200), (3, 305)])
def test_an_article_s_list_has_the_claims_of_the_part(
    client: Client, article: Article, part: int, number: int
):
    page = client.get(article.get_absolute_url(), {"part": part})

    first, last = IN_PARTS[part - 1]
    assert [row.claim.number for row in page.context["rows"]] == list(range(first, last + 1))
    assert page.context["progress"].total == 3


@pytest.mark.parametrize(("number", "part"), [(5, 1), (200, 2), (305, 3)])
def test_the_page_of_a_claim_shows_the_part_around_it(
    client: Client, article: Article, number: int, part: int
):
    claim = article.claims.get(number=number)

    page = client.get(claim.get_absolute_url()).text

    assert paragraphs_of(page) == IN_PARTS[part - 1]
    assert 'aria-current="true"' in page


@pytest.mark.parametrize(
    ("part", "towards", "link", "is_last"),
    [(2, "later", 3, False), (3, "later", None, True), (2, "earlier", 1, False), (1, "earlier", None, True)],
)  # fmt: skip
def test_another_part_comes_with_the_link_to_the_next(
    client: Client, article: Article, part: int, towards: str, link: int | None, is_last: bool
):
    page = client.get(
        f"{article.get_absolute_url()}text/", {"part": part, "towards": towards, "claim": 200}
    ).text

    assert "<html" not in page
    assert paragraphs_of(page) == IN_PARTS[part - 1]
    assert page.count("hx-swap-oob") == 1
    assert re.findall(r"\?part=(\d)&amp;", page) == ([str(link)] if link else [])
    assert ("hidden" in page.partition("hx-swap-oob")[2][:20]) == is_last


def test_the_poll_of_a_part_sends_that_part(client: Client, article: Article):
    page = client.get(article.get_absolute_url(), {"part": 2})

    answer = client.get(f"{page.context['poll'].address}&since=1").text

    assert paragraphs_of(answer) == IN_PARTS[1]


def test_a_part_is_hidden_from_who_can_not_see_the_article(client: Client, article: Article):
    article.assignments.create(person=make.make_person("Assigned", Role.REVIEWER))
    client.force_login(make.make_person("Other", Role.REVIEWER))

    assert client.get(f"{article.get_absolute_url()}text/", {"part": 2}).status_code == 404


def test_a_short_article_has_no_links_to_parts(client: Client, editor: Person):
    client.force_login(editor)
    article = make.make_article()

    page = client.get(article.get_absolute_url()).text

    assert "?part=" not in page
    assert "-part" not in page
