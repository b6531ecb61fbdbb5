"""Quotes of figures with note marks, exponents and indices: found, not found, or not sure."""

import time

import pytest

from claims.text.quotes.note_marks import write_lowered, write_raised
from claims.text.quotes.passages import find_note_read_as_figure, find_passage


def result(text: str, passage: str) -> str:
    match = find_passage(text, passage)
    if match is None:
        return "missing"
    return "unsure" if not match.is_sure else "found" if match.is_exact else "nearly"


@pytest.mark.parametrize(
    ("text", "figure", "wrong"),
    [
        ("rose to $320² a tonne", "$320", "$3202"),
        ("some 4,500¹² people left", "4,500", "4,50012"),
        ("in 2024³, from June", "2024", "20243"),
        ("it was 7.5¹ points", "7.5", "7.51"),
        ("fell to 320.² The bank", "320", "320.2"),
        ("rose to $320[2] a tonne", "$320", "$3202"),
        ("it cost 1,2 Mio.[a] and", "1,2 Mio.", "1,2 Mio.a"),
        ("about 61 000[1, 2] trees", "61 000", "61 0001"),
        ("some 320[note 4] men", "320", "3204"),
        ("some 320① men", "320", "3201"),
        ("it was $5 m² then", "$5 m", "$5 m22"),
        ("some 320²,³ men", "320", "3202"),
        ("some 320⁽²⁾ men", "320", "3202"),
        ("some 320ᵃ men", "320", "32"),
        ("some 320* men", "320", "320*0"),
    ],
)
def test_figure_is_found_without_its_note_mark_and_never_with_it(
    text: str, figure: str, wrong: str
):
    assert result(text, figure) == "found"
    assert result(text, wrong) == "missing"


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("It rose to $320² a tonne.", "rose to $320 a tonne"),
        ("It rose to $320[2] a tonne.", "rose to $320 a tonne"),
        ("Emissions² fell, and prices[3] too.", "Emissions fell, and prices too."),
        ("Emissions² fell.", "Emissions2 fell"),  # as browsers copy it; no figure changes
        ("Output fell by 7%⁵ in May.", "fell by 7% in May"),
        ("Some 320 ² men.", "Some 320 men"),
        ("Some 320† men and 5‡ more.", "Some 320 men and 5 more"),
        ("In the 19th century³ it fell.", "the 19th century it fell"),
        ("It fell.¹ Then it rose.", "It fell. Then it rose."),
        ("It fell.[12] Then it rose.", "It fell. Then it rose."),
    ],
)
def test_sentence_is_found_without_the_note_marks_in_it(text: str, passage: str):
    assert result(text, passage) == "nearly"


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ("10³ units", "10³", "found"),
        ("10³ units", "10^3 units", "nearly"),
        ("10³ units", "10", "unsure"),
        ("10³ units", "103", "missing"),
        ("1.5×10⁶ tonnes", "1.5×106", "missing"),
        ("1.5×10⁶ tonnes", "1.5×10⁶", "found"),
        ("10⁻³ g", "10", "unsure"),
        ("10¹² g", "10¹", "missing"),
        ("2⁸ colours", "2", "unsure"),
        ("45 km² of forest", "45 km²", "found"),
        ("45 km² of forest", "45 km2 of forest", "nearly"),
        ("45 km² of forest", "45 km", "unsure"),
        ("E = mc²", "E = mc2", "unsure"),
        ("CO₂ rose", "CO2 rose", "nearly"),
        ("CO₂ rose", "CO₂", "found"),
        ("CO₂ rose", "CO", "missing"),
        ("it costs $3⁹⁹ now", "$3", "unsure"),
        ("it costs $3⁹⁹ now", "$399", "missing"),
        ("nur 3,⁹⁹ € heute", "3,99 €", "unsure"),
        ("3½ per cent", "31", "missing"),
        ("3½ per cent", "3 1/2", "missing"),
        ("it was 320\u20602 tonnes", "320", "unsure"),
        ("it was 320\u20602 tonnes", "3202", "unsure"),
        ("it was 320\u20602 tonnes", "it was 3202 tonnes", "unsure"),
    ],
)
def test_exponent_is_part_of_its_number_unless_it_can_not_be_told(
    text: str, passage: str, expected: str
):
    assert result(text, passage) == expected


def test_sure_match_further_on_is_returned_rather_than_one_in_doubt():
    assert result("It was 10³ at first, and 10 later.", "10") == "found"
    assert result("On 45 km², then 45 km.", "45\u00a0km") == "nearly"


@pytest.mark.parametrize(
    ("content", "before", "is_note", "written"),
    [
        ("2", "$320", False, "²"),
        ("2", "$320", True, "[2]"),
        ("[2]", "$320", False, "[2]"),
        ("(2)", "$320", False, "[2]"),
        ("[2][3]", "$320", False, "[2][3]"),
        ("1,2", "$320", False, "[1,2]"),
        ("note 2", "$320", False, "[note 2]"),
        ("a", "$320", False, "ᵃ"),
        ("−3", "10", False, "⁻³"),
        ("th", "19", False, "th"),
        ("ère", "1", False, "ère"),
        ("me", "M", False, "me"),
        ("†", "$320", False, "†"),
        ("®", "Brand", False, "®"),
        ("3α", "10", False, "^(3α)"),
        (" ", "10", False, " "),
    ],
)
def test_what_a_file_raises_is_written(content: str, before: str, is_note: bool, written: str):
    assert write_raised(content, before, is_note=is_note) == written


def test_what_a_file_lowers_is_written():
    assert [write_lowered(text) for text in ("2", "10", "max")] == ["₂", "₁₀", "max"]


def test_note_mark_read_as_a_figure_is_shown_in_the_words_of_the_copy():
    text = "It rose to $320² a tonne."

    assert find_note_read_as_figure(text, "rose to $3202 a tonne") == "rose to $320² a tonne"
    assert find_note_read_as_figure(text, "rose to $330 a tonne") == ""


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("a well-\nknown man", "a well-known man"),
        ("a well-\nknown man", "a wellknown man"),
        ("Franco-\nGerman", "Franco-German"),
        ("2020-\n2024", "2020-2024"),
        ("both well-\nknown and co-\noperating", "both well-known and cooperating"),
        ("word\u00ad\nless", "wordless"),
    ],
)
def test_hyphen_at_the_end_of_a_line_may_belong_to_the_word(text: str, passage: str):
    assert result(text, passage) == "nearly"


def test_hyphen_inside_a_line_belongs_to_the_word():
    assert result("a well-known man", "a wellknown man") == "missing"
    assert result("a wellknown man", "a well-known man") == "missing"
    assert result("2020-2024", "20202024") == "missing"
    assert result("2020-\n2024", "20202024") == "missing"


LONG = 30_000


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("1" * LONG, "12"),
        ("²" * LONG, "2"),
        ("1²" * (LONG // 2), "1 2"),
        ("[1" * (LONG // 2), "x"),
        ("[1," + "1," * (LONG // 2), "q"),
        ("¹," * (LONG // 2), "q"),
        ("1\u2060" * (LONG // 2), "11"),
        ("a-\n" * (LONG // 3), "a-a-a b"),
        ("a b " * (LONG // 4), "a b " * 200 + "a-b"),
        ("$ 1," * (LONG // 4), "$1"),
    ],
)
def test_search_takes_time_in_the_length_of_the_text(text: str, passage: str):
    start = time.process_time()
    find_passage(text, passage)

    assert time.process_time() - start < 3
