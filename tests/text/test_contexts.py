"""What each sentence of a text needs to be understood."""

import pytest

from claims.text.revisions.contexts import (
    ContextKind,
    find_contexts,
    fold_context,
    join_contexts,
)
from claims.text.sentences.units import read_units
from claims.text.spans import Span
from tests.growth import LINEAR, growth


def context_of(text: str, quote: str, language: str = "en") -> list[tuple[str, str]]:
    units = read_units(text, language)
    contexts = find_contexts(text, units, language)
    index = next(i for i, unit in enumerate(units) if quote in unit.span.of(text))
    return [(kind.value, span.of(text)) for kind, span in contexts[index]]


def test_headings_govern_what_is_below_them():
    text = "Jobs in Europe\n\nSpain\n\nUnemployment fell to 11 per cent in 2024.\n\nItaly\n\nRents in Rome rose by 3%."

    assert context_of(text, "Unemployment") == [("heading", "Jobs in Europe"), ("heading", "Spain")]
    assert context_of(text, "Rents in Rome") == [
        ("heading", "Jobs in Europe"),
        ("heading", "Italy"),
    ]


def test_each_item_of_a_list_has_its_lead_in():
    text = "The lowest rates in Europe are:\n\n- Malta with 3 per cent\n- Czechia with 4 per cent\n\nLviv has 35,000 trees in its parks."

    lead_in = ("lead-in", "The lowest rates in Europe are:")
    assert lead_in in context_of(text, "Malta")
    assert lead_in in context_of(text, "Czechia")
    assert lead_in not in context_of(text, "Lviv")


@pytest.mark.parametrize(
    "text",
    [
        "Did wages rise?\n\nYes, they did.",
        "Q: Did wages rise?\n\nA: Yes, they did.",
        "Interviewer: Did wages rise?\nMinister: Yes, they did.",
        "**Did wages rise?**\n\nYes, they did.",
        "“Did wages rise?”\n\nYes, they did.",
    ],
)
def test_an_answer_has_its_question(text: str):
    said = context_of(text, "they did")

    assert any("Did wages rise" in words for _, words in said)


def test_a_sentence_has_the_sentences_it_depends_on():
    text = "The city built 40 shelters. Half were empty. The city of Lviv planted 1,200 trees for Galicia. They are oaks. These grow slowly."

    assert context_of(text, "Half") == [("sentence", "The city built 40 shelters.")]
    assert context_of(text, "Galicia") == []
    assert context_of(text, "These grow") == [
        ("sentence", "The city of Lviv planted 1,200 trees for Galicia."),
        ("sentence", "They are oaks."),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "needed"),
    [
        ("Spain\n\nWages\n\nThe rate in Madrid rose.\n\nRents\n\nThe rate in Madrid fell.", "fell", "Spain"),
        ("## Spain\n\n### Rents\n\nThe rate in Madrid fell.", "Madrid", "## Spain"),
        ("1. Spain\n\nThe rate fell to 11 per cent.\n\n2. Italy\n\nThe rate in Rome rose.", "Rome", "2. Italy"),
        ("**Spain**\n\nThe rate in Madrid fell.", "Madrid", "**Spain**"),
        ("Spain:\n\nThe rate in Madrid fell. Rents rose.\n\nWages in Madrid rose too.", "Wages", "Spain:"),
        ("Spain. The rate fell to 11 per cent. Wages in Madrid rose by 3%.", "Wages", "Spain"),
        ("Lowest rates:\nMalta, 3 per cent\nCzechia, 4 per cent", "Czechia", "Lowest rates:"),
        ("The lowest are:\n\n- Malta with 3%\n- Italy, by region:\n- Lazio with 4%", "Lazio", "The lowest are:"),
        ("The lowest are:\n\n- Malta with 3%\n- Italy, by region:\n- Lazio with 4%", "Lazio", "- Italy, by region:"),
        ("Two problems:\n\n1. Rents\n\nRents in Lyon rose.\n\n2. Wages in Lyon", "Wages", "Two problems:"),
        ("Ann: Tell us about Spain.\n\nBob: Wages in Madrid rose. Rents in Rome fell.", "Rome", "Ann: Tell us about Spain."),
        ("Ann: Tell us about Spain.\n\nBob: Wages in Madrid rose. Rents in Rome fell.", "Rome", "Bob"),
        ("Q. Did wages rise?\nA. The Minister Ana Diaz says so.", "Ana", "Q. Did wages rise?"),
        ("Did wages in Spain rise? Yes. The Bank of Spain says so.", "Bank", "Did wages in Spain rise?"),
        ("Did wages rise?\n\nThe Bank of Spain says so.\n\nRents in Lyon fell.", "Lyon", "Did wages rise?"),
    ],
)  # fmt: skip
def test_context_has_what_governs_the_sentence(text: str, quote: str, needed: str):
    assert needed in [words for _, words in context_of(text, quote)]


@pytest.mark.parametrize(
    ("text", "quote", "other"),
    [
        ("Spain\n\nRents in Lyon rose.\n\nItaly\n\nRents in Rome rose.", "Rome", "Rents in Lyon rose."),
        ("Jobs\n\nSpain\n\nRents in Lyon rose.\n\nItaly\n\nRents in Rome rose.", "Rome", "Spain"),
        ("Q: Did wages rise?\n\nA: Yes.\n\nQ: And rents?\n\nA: Rents in Rome did.", "Rome", "Q: Did wages rise?"),
        ("News first. The city of Lviv has trees. Rents in Rome rose.", "Rome", "News first"),
        ("- Malta with 3%\n- Italy with 4% in Rome", "Rome", "- Malta with 3%"),
    ],
)  # fmt: skip
def test_context_has_nothing_that_does_not_govern_the_sentence(text: str, quote: str, other: str):
    assert other not in [words for _, words in context_of(text, quote)]


def test_a_claim_of_two_sentences_has_the_context_of_both_but_not_itself():
    text = "Spain\n\nThe city built 40 shelters. Half were empty. They cost €2m."
    units = read_units(text, "en")
    found = find_contexts(text, units, "en")
    own = Span(units[2].span.start, units[3].span.end)

    joined = join_contexts(found[2:4], own)

    assert [piece.span.of(text) for piece in joined] == ["Spain", "The city built 40 shelters."]


def test_clutter_is_no_context():
    text = "The city built 40 shelters in May 2022.\n\nShare\n\nHalf were empty."

    assert context_of(text, "Half") == [("sentence", "The city built 40 shelters in May 2022.")]


def test_invisible_edits_leave_the_context_the_same():
    old = "Spain\n\nThe city’s 40 shelters – all new – cost €2m. Half were empty."
    new = "Spain\u200b\n\nThe city's 40 shelters—all new—cost €2m. Half were empty."

    def folded(text: str) -> list[object]:
        return [
            fold_context(text, context)
            for context in find_contexts(text, read_units(text, "en"), "en")
        ]

    assert folded(old) == folded(new)


def test_reading_contexts_takes_linear_time():
    def make(n: int) -> tuple[str, list]:
        text = "Why?\n\nIt was. They did. - a\n" * n
        return text, read_units(text, "en")

    assert growth(lambda made: find_contexts(*made, "en"), make, 60) < LINEAR


def test_kinds_are_the_words_that_are_stored():
    assert {kind.value for kind in ContextKind} == {
        "heading",
        "lead-in",
        "question",
        "speaker",
        "sentence",
    }
