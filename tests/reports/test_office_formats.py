"""report.xlsx, report.docx and report.pdf, opened again with other libraries."""

import contextlib
import io
import zipfile

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest

from claims.reports.document import digest
from claims.reports.formats import FORMATS, report_csv, report_pdf
from claims.reports.formats.report_xlsx import CUT, EVIDENCE, MOST_CHARACTERS
from claims.reports.formats.visible import shown
from tests.reports import sample

CONTROLS = "".join(map(chr, [*range(32), 0x7F, 0x85, 0xFFFE, 0xFFFF]))


def hostile() -> dict:
    """The hostile report, with a word of 10,000 letters, a text of 40,000, control characters and emoji."""
    document = sample.hostile_document()
    claim = document["claims"][-1]
    claim["summary"] += f"\n\n{'w' * 10_000} 👩🏽‍🚀 \u202eevil\u202c a{CONTROLS}b"
    claim["evidence"][0]["passage"] = "=1+1 " + "long " * 8_000
    return document


DOCUMENTS = pytest.mark.parametrize(
    "document", [sample.document(), hostile()], ids=["plain", "hostile"]
)


@pytest.mark.parametrize("name", ["xlsx", "docx", "pdf"])
def test_same_document_gives_the_same_bytes(name: str):
    short = sample.document(claims=sample.claims(sample.ARTICLE)[:1])
    first, second = (FORMATS[name].write(short, sample.SITE) for _ in range(2))

    assert first == second


# --- Excel -----------------------------------------------------------------------------------


def open_book(document: dict) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(document, sample.SITE)))


@DOCUMENTS
def test_workbook_gives_each_claim_and_each_piece_of_evidence_back(document: dict):
    book = open_book(document)
    head, *rows = book["Claims"].iter_rows(values_only=True)

    assert head == tuple(name.replace("_", " ") for name in report_csv.COLUMNS)
    assert [row[1] for row in rows] == [claim["number"] for claim in document["claims"]]
    assert [row[5] for row in rows] == [claim["quote"] for claim in document["claims"]]
    pieces = [piece for claim in document["claims"] for piece in claim["evidence"]]
    head, *rows = book["Evidence"].iter_rows(values_only=True)
    assert head == tuple(name.replace("_", " ") for name in EVIDENCE)
    assert [row[4] or "" for row in rows] == [piece["url"] for piece in pieces]
    assert [row[1] or "" for row in rows] == [piece["stance"] for piece in pieces]


def test_workbook_holds_no_formula_and_no_link():
    file = FORMATS["xlsx"].write(hostile(), sample.SITE)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sheets = "".join(
            parts.read(name).decode() for name in parts.namelist() if "sheets/" in name
        )

    assert "<f>" not in sheets
    assert "hyperlink" not in sheets
    cells = [cell for sheet in open_book(hostile()) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if str(cell.value)[:1] in "=+-@"} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("=1"))


def test_cell_that_is_too_long_for_a_spreadsheet_says_where_the_rest_is():
    cells = [row[8] for row in open_book(hostile())["Evidence"].iter_rows(values_only=True)]

    long = next(cell for cell in cells if cell and cell.startswith("=1+1 long"))
    assert long.endswith(CUT)
    assert len(long) == MOST_CHARACTERS


def test_workbook_says_which_report_it_is():
    about = dict(open_book(sample.document())["Report"].iter_rows(values_only=True))

    assert about["SHA-256 of report.json"] == digest(sample.document())


# --- Word ------------------------------------------------------------------------------------


def open_text(document: dict) -> docx.document.Document:
    return docx.Document(io.BytesIO(FORMATS["docx"].write(document, sample.SITE)))


@DOCUMENTS
def test_text_has_a_row_and_a_comment_for_each_claim(document: dict):
    text = open_text(document)

    (table,) = text.tables
    numbers = [row.cells[0].text for row in table.rows[1:]]
    assert numbers == [str(claim["number"]) for claim in document["claims"]]
    said = [comment.text.split(":")[0] for comment in text.comments]
    assert said == [f"Claim {claim['number']}" for claim in document["claims"]]


@DOCUMENTS
def test_text_shows_all_words_and_a_sign_for_each_character_that_xml_cannot_hold(document: dict):
    words = "\n".join(paragraph.text for paragraph in open_text(document).paragraphs)

    for claim in document["claims"]:
        assert shown(claim["quote"]) in words
        for paragraph in claim["summary"].split("\n\n"):
            assert "".join(shown(paragraph).split()) in "".join(words.split())


def test_control_characters_have_a_picture():
    assert shown("a\x00b\x1b\ufffec\td\n") == "a␀b␛�c\td\n"


# --- PDF -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Of the hostile report; making it takes seconds."""
    return FORMATS["pdf"].write(hostile(), sample.SITE)


def test_pdf_shows_each_claim_its_evidence_and_the_hash(pdf: bytes):
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    words = "".join("".join(pages).split())

    for claim in hostile()["claims"]:
        assert f"Claim{claim['number']}" in words
    assert digest(hostile()) in words
    assert f"{len(pages)}of{len(pages)}" in "".join(pages[-1].split())
    assert "anaverageof34,700-killedandwounded,permonth" in words
    assert words.count("w" * 60) > 10
    assert "a␀␁␂" in words


def test_pdf_is_tagged_and_holds_nothing_that_runs(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert str(root.Lang) == "en"
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot
        assert root.ViewerPreferences.DisplayDocTitle
        assert opened.open_metadata()["pdfuaid:part"] == "1"
        parts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        running = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles"}
        assert not running & {key for each in parts for key in each.keys()}  # noqa: SIM118 - pikepdf's is no dict
        notes = [note for page in opened.pages for note in page.get("/Annots", [])]
        links = {str(note.A.URI) for note in notes if "/A" in note}
    assert links
    assert all(link.startswith("https://") for link in links)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1/", "font:../x", "font:No", "data:,x"])  # fmt: skip
def test_pdf_fetches_nothing_but_our_fonts(address: str):
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - as the format itself does

    with pytest.raises(FatalURLFetchingError, match="fetches nothing"):
        report_pdf.make_fetcher().fetch(address)
