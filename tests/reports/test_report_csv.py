"""report.csv, read with a CSV reader."""

import csv
import io

import pytest

from claims.reports.formats import FORMATS
from claims.reports.formats.report_csv import COLUMNS, defuse
from tests.reports import sample


def opened(document: dict):
    text = FORMATS["csv"].write(document, sample.SITE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_begins_with_a_byte_order_mark_for_spreadsheets():
    written = FORMATS["csv"].write(sample.document(), sample.SITE)

    assert written.startswith(b'\xef\xbb\xbf"report","number"')
    assert written.count(b"\xef\xbb\xbf") == 1


def test_csv_of_an_earlier_report_has_no_byte_order_mark():
    document = sample.document()
    del document["published_on"]

    assert FORMATS["csv"].write(document, sample.SITE).startswith(b'"report","number"')


def test_csv_has_one_row_for_each_claim():
    rows = opened(sample.document())

    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5", "6", "7"]
    assert list(rows[0]) == list(COLUMNS)


def test_csv_row_of_a_decided_claim_has_exactly_these_cells():
    row = opened(sample.document())[0]

    assert row == {
        "report": "1",
        "number": "1",
        "status": "decided",
        "verdict": "Mostly true",
        "rating_value": "4",
        "quote": sample.LOSSES,
        "statement": sample.LOSSES,
        "short_form": "Russia loses 35,000 people a month",
        "claimant": "",
        "stated_on": "",
        "first_appearance": "",
        "types": "numerical",
        "is_central": "yes",
        "summary": "The figure is in the range of public estimates. None of them can be verified.",
        "basis": "unanimous",
        "decided_on": "2026-02-14T09:10:00Z",
        "decided_by": "Edith Editor",
        "checked_by": "Ruth Reviewer; Omar Other",
        "set_aside_reason": "",
        "sources": "supports: Losses by month, Ministry of Examples, "
        "https://data.example.net/losses?year=2026\n"
        "refutes: An officer of the general staff, known to the desk",
        "start": str(sample.ARTICLE.index(sample.LOSSES)),
        "end": str(sample.ARTICLE.index(sample.LOSSES) + len(sample.LOSSES)),
        "page": "https://facts.example.org/reports/untitled-2026-02-13/claims/1/",
    }


def test_csv_rows_without_a_verdict_have_a_reason():
    rows = opened(sample.document())

    assert (rows[5]["status"], rows[5]["verdict"]) == ("undecided", "")
    assert (rows[6]["status"], rows[6]["set_aside_reason"]) == ("set-aside", "a prediction")
    assert (rows[3]["verdict"], rows[3]["rating_value"]) == ("Unproven", "")


def test_csv_of_hostile_text_has_no_formula():
    rows = opened(sample.hostile_document())

    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip()[:1] in set("=+-@") or cell[:1] in "\t\r\n"] == [
        cell for cell in cells if not cell
    ]
    assert rows[-1]["claimant"] == "'@SUM(1+1)"
    assert rows[-1]["summary"].startswith("'\t=cmd|")
    assert rows[-1]["statement"].startswith("'=HYPERLINK(")


def test_csv_keeps_line_ends_inside_a_cell():
    rows = opened(sample.hostile_document())

    assert len(rows) == 8
    assert "\r\n\r\n" in rows[-1]["summary"]


@pytest.mark.parametrize(
    "cell",
    ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "\ufeff=1", "\u200b-1",
     "\x00=1", "\uff1d1", "  \n@x", "-"],
)  # fmt: skip
def test_defuse_puts_an_apostrophe_before_a_formula(cell: str):
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", " ", "a=1", "1-2", "'=1", "📰 =1", "15–75 m"])
def test_defuse_does_not_change_other_text(cell: str):
    assert defuse(cell) == cell
