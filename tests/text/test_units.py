import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences.roles import parse_clutter_lines
from claims.text.sentences.units import read_units
from tests.text.gold import article

KINDS = {"claim": "body", "heading": "sub-heading", "boilerplate": "furniture"}


def roles_of(text: str, language: str = "en", **options: str):
    return [(unit.span.of(text), unit.role) for unit in read_units(text, language, **options)]


def test_read_units_finds_every_unit_of_the_article():
    gold = article()

    assert [(*unit.span, unit.role) for unit in read_units(gold["text"], "en")] == [
        (unit["start"], unit["end"], KINDS[unit["kind"]]) for unit in gold["units"]
    ]


def test_read_units_finds_the_role_of_each_line_of_a_page():
    page = """Losses double in a month

By Olena Koval and John O'Brien
13 February 2026, 09:30

Photo: A depot near Kyiv

The army lost 1,200 men. “We cannot replace them.” Share

What is known

- It lost 300 tanks.
- It lost 20 ships.

Read also: Why the front moves
Advertisement
"""

    assert roles_of(page) == [
        ("Losses double in a month", "headline"),
        ("By Olena Koval and John O'Brien", "by-line"),
        ("13 February 2026, 09:30", "dateline"),
        ("Photo: A depot near Kyiv", "caption"),
        ("The army lost 1,200 men.", "body"),
        ("“We cannot replace them.”", "quotation"),
        ("Share", "furniture"),
        ("What is known", "sub-heading"),
        ("- It lost 300 tanks.", "list-item"),
        ("- It lost 20 ships.", "list-item"),
        ("Read also: Why the front moves", "furniture"),
        ("Advertisement", "furniture"),
    ]


@pytest.mark.parametrize(
    "text", ["He lives in the U.S. Share", "They lost 5 km. Read more", "It fell. Share »"]
)
def test_read_units_separates_clutter_from_the_sentence_before(text: str):
    assert [role for _, role in roles_of(text)] == ["body", "furniture"]


def test_read_units_does_not_take_words_of_a_sentence_for_clutter():
    assert roles_of("Prices of the share fell.\n\nShare prices fell.") == [
        ("Prices of the share fell.", "body"),
        ("Share prices fell.", "body"),
    ]


def test_read_units_accepts_extra_clutter_phrases():
    assert roles_of("It fell.\n\nWeiterlesen", "de", clutter="weiterlesen | teilen")[1] == (
        "Weiterlesen",
        "furniture",
    )


def test_parse_clutter_lines_applies_a_line_with_a_code_to_that_language_only():
    lines = "Weiterlesen:\nuk: Ще новини\n\nRead also: more\nDE: Teilen"

    assert parse_clutter_lines(lines, "uk").split(" | ") == [
        "Weiterlesen",
        "Ще новини",
        "",
        "Read also: more",
    ]
    assert parse_clutter_lines(lines, "de").split(" | ") == [
        "Weiterlesen",
        "",
        "Read also: more",
        "Teilen",
    ]


def test_read_units_finds_roles_on_ukrainian_pages():
    assert roles_of(
        "Втрати зросли вдвічі. Поділитися\n\nЧитайте також: Чому стоїть фронт", "uk"
    ) == [
        ("Втрати зросли вдвічі.", "body"),
        ("Поділитися", "furniture"),
        ("Читайте також: Чому стоїть фронт", "furniture"),
    ]


@given(st.text(st.sampled_from('Share .!\n\t\u2028\x1c“"1)-ABc\u0301\U0001f600'), max_size=80))
def test_read_units_covers_the_text(text: str):
    kept = [unit.span.of(text) for unit in read_units(text, "en")]

    assert "".join("".join(words.split()) for words in kept) == "".join(text.split())
    assert all(words == words.strip() != "" for words in kept)


def test_read_units_keeps_a_number_with_its_item():
    assert roles_of("1. Затвердити порядок.\n2. Затвердити перелік. Він новий.\n3.", "uk") == [
        ("1. Затвердити порядок.", "list-item"),
        ("2. Затвердити перелік.", "list-item"),
        ("Він новий.", "list-item"),
        ("3.", "body"),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By James Landale, diplomatic correspondent", "by-line"),
        ("BY OLENA KOVAL", "by-line"),
        ("Автор: Олена Коваль", "by-line"),
        ("Image source, Getty Images", "caption"),
        ("Фото: Укрінформ", "caption"),
        ("Updated: Thursday, February 12, 2026 at 9:30 am", "dateline"),
        ("12 лютого 2026", "dateline"),
        ("More on this story", "furniture"),
        ("© 2026 The Paper", "furniture"),
        ("2) It fell by half.", "list-item"),
        ("By May the army had lost half of its tanks.", "body"),
        ("Photo finishes are rare in politics.", "body"),
        ("«Ми втратили все».", "quotation"),
    ],
)
def test_read_units_recognises_a_line_by_its_form(line: str, role: str):
    page = f"Losses double\n\nThe army lost 1,200 men.\n\n{line}\n\nIt retreated."

    assert (line, role) in roles_of(page)


@pytest.mark.parametrize(
    "line",
    [
        "Home › World › Ukraine", "News » Politics", "Home > World", "Listen: 4 min", "4 min read", "12 comments",
        "Comments (12)", "Tags: Russia, army, Ukraine", "Topics: war", "Filed under: Trees", "Copyright 2026 The Courier",
        "More from World", "More on this topic", "You may also like", "Share via WhatsApp", "Read more about this story",
        "Privacy policy", "Editor’s picks", "Share this story:",
    ],
)  # fmt: skip
def test_lines_around_an_article_are_clutter(line: str):
    page = f"Losses double\n\nThe army lost 1,200 men.\n\n{line}\n\nIt retreated."

    assert (line, "furniture") in roles_of(page)


@pytest.mark.parametrize(
    "line",
    [
        "More on the war was said in parliament on Monday.", "4 minutes later the train left.",
        "Comments by the minister were false.", "Tags were found on 12 of the trees.",
        "Home prices rose by 4 percent.", "More than 300 men died.", "Listen: nobody knows what comes next.",
        "12 comments were deleted.", "Copyright law changed in 2024.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_clutter_are_read(line: str):
    page = f"Losses double\n\nThe army lost 1,200 men.\n\n{line}\n\nIt retreated."

    assert (line, "body") in roles_of(page)
