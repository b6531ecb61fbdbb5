"""report.docx: the verdicts as a table, and the article with each claim as a comment on its words."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document as Text
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.run import Run

from claims.reports.document import Document
from claims.reports.formats import share_picture
from claims.reports.formats.visible import shown
from claims.reports.pages.cited_evidence import CitedEvidence
from claims.reports.pages.reader import ReadBlock, ReadClaim, ReadReport

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTHS = (Cm(1.2), Cm(5.5), Cm(3), Cm(6))
"""Of the columns of the table of verdicts."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file knows."""


def write(document: Document, site_url: str) -> bytes:
    """Return the document. The same report gives the same bytes."""
    report = ReadReport(document, site_url)
    text = docx.Document()
    _set_properties(text, report)
    text.add_heading(shown(report.title), 0)
    _write_head(text, report)
    _write_table(text, report)
    _write_article(text, report)
    for claim in report.claims:
        _write_evidence(text, claim)
    _write_foot(text, report)
    file = io.BytesIO()
    text.save(file)
    return _without_times(file.getvalue())


def _set_properties(text: Text, report: ReadReport) -> None:
    properties = text.core_properties
    published = datetime.fromisoformat(report.document["published_at"]).astimezone(UTC)
    properties.title = shown(report.title)[:255]
    properties.author = shown(report.newsroom["name"])[:255]
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.created = properties.modified = published.replace(tzinfo=None)
    properties.language = report.article["language"]
    text.styles["Normal"].font.size = Pt(10.5)


def _write_head(text: Text, report: ReadReport) -> None:
    about = [report.newsroom["name"], f"Report {report.document['number']}", report.published_at]
    text.add_paragraph(shown(" · ".join(filter(None, about))))
    picture = io.BytesIO(share_picture.draw_report(report.document))
    text.add_picture(picture, width=Cm(15))
    if report.key_finding:
        text.add_paragraph(shown(report.key_finding))
    if report.document["number"] > 1:
        text.add_paragraph(shown(f"What changed, and why: {report.document['reason']}"))
    text.add_paragraph(shown(f"{report.summary}. {report.counted}."))


def _write_table(text: Text, report: ReadReport) -> None:
    text.add_heading("Verdicts", 1)
    table = text.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    _fill(table, 0, ("No.", "Claim", "Verdict", "What we found"))
    repeated = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to repeat a head
    repeated.append(repeated.makeelement(qn("w:tblHeader")))
    for claim in report.claims:
        table.add_row()
        said = claim.entry["summary"] or claim.entry["set_aside_reason"]
        _fill(table, -1, (str(claim.number), claim.heading, f"{claim.symbol} {claim.label}", said))


def _fill(table: Table, row: int, values: tuple[str, ...]) -> None:
    for cell, value, width in zip(table.rows[row].cells, values, WIDTHS, strict=True):
        cell.text, cell.width = shown(value), width


def _write_article(text: Text, report: ReadReport) -> None:
    """Write the article with a comment on the words of each claim."""
    text.add_heading("The article, claim by claim", 1)
    words: dict[int, list[Run]] = {}
    for block in report.blocks:
        _write_block(text, block, words)
    for claim in report.claims:
        if runs := words.get(claim.number):
            _comment(text, runs, claim, report)


def _write_block(text: Text, block: ReadBlock, words: dict[int, list[Run]]) -> None:
    paragraph = text.add_heading("", 2) if block.is_heading else text.add_paragraph()
    for part in block.parts:
        run = paragraph.add_run(shown(part.text))
        run.underline = bool(part.numbers)
        for number in part.numbers:
            words.setdefault(number, []).append(run)


def _comment(text: Text, runs: list[Run], claim: ReadClaim, report: ReadReport) -> None:
    said = [f"Claim {claim.number}: {claim.symbol} {claim.label}", *claim.paragraphs]
    author = report.newsroom["name"] or "Factcheck"
    comment = text.add_comment(
        [runs[0], runs[-1]], text=shown("\n".join(said)), author=shown(author)[:200], initials="FC"
    )
    comment._comment_elm.date = datetime.fromisoformat(report.document["published_at"])  # noqa: SLF001 - else today


def _write_evidence(text: Text, claim: ReadClaim) -> None:
    text.add_heading(shown(f"Claim {claim.number}: {claim.symbol} {claim.label}"), 1)
    text.add_paragraph(shown(claim.entry["quote"]), style="Intense Quote")
    for paragraph in claim.paragraphs or [claim.entry["set_aside_reason"]]:
        text.add_paragraph(shown(paragraph))
    if claim.basis:
        text.add_paragraph(shown(claim.basis))
    if why := claim.override_reason:
        text.add_paragraph(shown(f"The editor’s reason: {why}"))
    for evidence in claim.evidence:
        _write_piece(text, evidence)


def _write_piece(text: Text, evidence: CitedEvidence) -> None:
    paragraph = text.add_paragraph(style="List Bullet")
    paragraph.add_run(shown(f"{evidence.sign} {evidence.stance}: ")).bold = True
    origin = ", ".join([evidence.name, *evidence.origin])
    paragraph.add_run(shown(f"{origin}. {evidence.address}".strip()))
    entry = evidence.entry
    lines = [
        entry["question"],
        entry["description"] if entry["description"] != evidence.name else "",
        f"“{entry['passage']}”" if entry["passage"] else "",
        f"Translation: {entry['translation']}" if entry["translation"] else "",
        *(" ".join((line.text, line.result or "")).strip() for line in evidence.calculation),
        evidence.archived_address,
        evidence.copy_note,
        evidence.grade_note,
    ]
    for line in filter(None, lines):
        text.add_paragraph(shown(line), style="List Continue")


def _write_foot(text: Text, report: ReadReport) -> None:
    text.add_heading("About this version", 1)
    for paragraph in (*report.method, *report.corrections_policy, report.newsroom["contact"]):
        text.add_paragraph(shown(paragraph))
    text.add_paragraph(report.address)
    text.add_paragraph(f"SHA-256 of report.json: {report.digest}")
    if heads := report.document.get("ledger"):
        text.add_paragraph(f"Activity log before this report: {heads['article']}")


def _without_times(content: bytes) -> bytes:
    """Return the ZIP file without the time at which each part was written."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(info, parts.read(name))
    return file.getvalue()
