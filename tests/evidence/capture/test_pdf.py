"""PDFs as programs print them: note marks, exponents, columns, right-to-left text, scans."""

from datetime import date
from pathlib import Path

import pytest

from claims.evidence.actions.passage_search import search_passage
from claims.evidence.capture.reader import Reading, read
from claims.models import Snapshot
from tests.evidence.capture import samples

PDFS = Path(__file__).parent / "pdfs"
PRINTED = ("chromium", "latex", "weasyprint", "word")


def read_pdf(name: str) -> Reading:
    return read((PDFS / f"{name}.pdf").read_bytes(), "pdf")


def result(name: str, passage: str) -> str:
    got = read_pdf(name)
    copy = Snapshot(kind="pdf", text=got.text, pages=got.pages, is_doubtful=got.is_doubtful)
    return search_passage(copy, passage).result


@pytest.mark.parametrize("name", PRINTED)
def test_figure_with_a_note_mark_is_found_without_the_mark(name: str):
    assert result(name, "$320") == "found"
    assert result(name, "The price rose to $320 a tonne in 2024, from $285") == "nearly"
    assert result(name, "the efficient offices fell to") in ("found", "nearly")


@pytest.mark.parametrize("name", PRINTED)
def test_note_mark_is_never_read_as_a_digit(name: str):
    mark = "1" if name in ("latex", "weasyprint") else "2"
    for wrong in (
        f"$320{mark}",
        f"rose to $320{mark} a tonne",
        f"2024{int(mark) + 1}",
        "103 units",
        "$32",
    ):
        assert result(name, wrong) == "missing", wrong


@pytest.mark.parametrize("name", PRINTED)
def test_exponent_belongs_to_its_number_and_unit(name: str):
    assert result(name, "fell to 10³ units") in ("found", "nearly")
    assert result(name, "fell to 10^3 units") == "nearly"
    assert result(name, "45 km2") == "nearly"
    assert result(name, "fell to 10") == "unsure"
    assert result(name, "on 45 km") == "unsure"


def test_sentence_of_a_narrow_column_is_found():
    for passage in (
        "Officials in the well-known institute described extraordinary misunderstandings",
        "The second column says that the price rose to $320 a tonne.",
    ):
        assert result("columns", passage) == "nearly"
    assert result("columns", "Officials in the wellknowing institute") == "missing"


def test_sentences_that_the_file_tears_apart_are_not_said_to_be_missing():
    torn = "described extraordinary misunderstandings about the price rose to $320"

    assert result("columns", torn) == "unsure"
    assert result("columns", torn.replace("320", "3202")) == "missing"


def test_right_to_left_text_is_found_or_could_not_be_checked():
    assert result("right-to-left", "הממשלה אישרה 320 מיליון שקלים") == "found"
    assert result("right-to-left", "وقال الوزير إن الأسعار ستنخفض") == "unsure"


def test_document_gives_its_title_author_and_date():
    info = b"<< /Title (Minutes of May) /Author (The clerk) /CreationDate (D:20240503101500Z) >>"

    got = read(samples.make_pdf("Words.", info=info), "pdf")

    assert (got.title, got.author, got.published_on) == (
        "Minutes of May",
        "The clerk",
        date(2024, 5, 3),
    )


def test_scan_could_not_be_checked():
    got = read_pdf("scan")

    assert (got.text.strip(), got.is_doubtful) == ("", True)
    assert result("scan", "The price rose to $320") == "unsure"


@pytest.mark.parametrize(
    ("drawn", "says"),
    [
        ("(320) Tj 5 Ts /F1 7 Tf (2) Tj 0 Ts /F1 12 Tf ( tonnes) Tj", "320² tonnes"),
        ("(320) Tj 5 Ts (2) Tj 0 Ts ( tonnes) Tj", "320² tonnes"),  # raised, not smaller
        ("(320) Tj /F1 7 Tf (2) Tj /F1 12 Tf ( tonnes) Tj", "320² tonnes"),  # smaller, not raised
        ("(320) Tj 4 Ts /F1 7 Tf (1,2) Tj 0 Ts /F1 12 Tf ( tonnes) Tj", "320[1,2] tonnes"),
        ("(320) Tj 4 Ts /F1 7 Tf (\\(2\\)) Tj 0 Ts /F1 12 Tf ( tonnes) Tj", "320[2] tonnes"),
        ("(320) Tj 4 Ts /F1 7 Tf (a) Tj 0 Ts /F1 12 Tf ( tonnes) Tj", "320ᵃ tonnes"),
        ("(19) Tj 4 Ts /F1 7 Tf (th) Tj 0 Ts /F1 12 Tf ( century) Tj", "19th century"),
        ("(CO) Tj -3 Ts /F1 7 Tf (2) Tj 0 Ts /F1 12 Tf ( rose) Tj", "CO₂ rose"),
        ("(3) Tj (202) Tj ( tonnes) Tj", "3202 tonnes"),
        ("(320) Tj 1 Ts (2) Tj 0 Ts ( tonnes) Tj", "320\u20602 tonnes"),  # could be either
    ],
)
def test_glyphs_that_are_raised_or_smaller_are_set_apart(drawn: str, says: str):
    page = f"BT /F1 12 Tf 72 720 Td {drawn} ET".encode()

    assert read(samples.make_pdf(page), "pdf").text.strip() == says


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("rose to $320 a tonne", "$3202"),  # raised by the font
        ("14 of them left", "214 of them left"),  # before the line
        ("250 people came", "1 250 people came"),
        ("10^-3 g", "10-3 g"),
        ("2½ hours", "2 hours"),
        ("3¹⁄₂ cups", "2 cups"),
    ],
)
def test_figure_beside_another_is_no_part_of_it(right: str, wrong: str):
    assert result("figures", right) in ("found", "nearly")
    assert result("figures", wrong) in ("missing", "unsure")


def test_large_first_figure_of_a_paragraph_can_not_be_told_from_a_note_mark():
    assert result("figures", "45 people died") == "unsure"
    assert result("figures", "5 people died") == "unsure"
