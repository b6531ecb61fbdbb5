"""Word files: everything that Word shows, in order, and nothing that was deleted."""

import io
import zipfile

import pytest

from claims.evidence.capture.reader import NotRead, read
from claims.text.quotes.passages import find_passage
from tests.evidence.capture.word import make, paragraph, run, table

RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
BOX = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"


def text_of(body: str, **parts: str) -> str:
    return read(make(body, **parts), "docx").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("It was ", f"<w:ins>{run('320')}</w:ins>", "."), "It was 320."),
        (paragraph("It was ", "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", "320."), "It was 320."),
        (paragraph(f"<w:ins><w:del>{run('9')}</w:del></w:ins>", "320."), "320."),
        (paragraph(f"<w:moveFrom>{run('gone')}</w:moveFrom>", f"<w:moveTo>{run('here')}</w:moveTo>"), "here"),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>{paragraph('line.')}", "One line."),
        (f"<w:sdt><w:sdtContent>{paragraph('Block.')}</w:sdtContent></w:sdt>{paragraph('After.')}", "Block.\n\nAfter."),
        (paragraph("In ", f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", " line."), "In a line."),
        (paragraph("See ", f"<w:hyperlink>{run('the site')}</w:hyperlink>", "."), "See the site."),
        (paragraph("A ", f"<w:smartTag>{run('tag')}</w:smartTag>", "."), "A tag."),
        (paragraph("On ", f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>', "."), "On 7."),
        (
            paragraph("On ", BEGIN, "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("x"), SEPARATE, run("7"), END, "."),
            "On 7.",
        ),
        (paragraph("A.", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", " B."), "A. B.\n\nIn a box."),
        (
            paragraph(
                f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
                f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>", "Once.",
            ),
            "Once.\n\nIn a box.",
        ),
        (paragraph("seen", run("hidden", "<w:vanish/>")), "seen"),
        (table("Oaks|9,000", "Limes|8"), "Oaks\t9,000\n\nLimes\t8"),
        (table(f"{table('in|ner')}<w:p/>|out"), "in\tner\tout"),
        (f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('x')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>", "x"),
        (
            (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"),
            "y",
        ),
        (paragraph("$320", run("2", RAISED), " a tonne"), "$320² a tonne"),
        (paragraph("$320", run("1", RAISED), run("2", RAISED), " a"), "$320¹² a"),
        (paragraph("CO", run("2", LOWERED)), "CO₂"),
        (paragraph("$320", run("2", '<w:position w:val="6"/><w:sz w:val="14"/>'), " a"), "$320² a"),
        (paragraph(run("$320", '<w:sz w:val="24"/>'), run("2", '<w:sz w:val="14"/>')), "$320²"),
        (paragraph("19", run("th", RAISED), " century"), "19th century"),
        (paragraph("32", "02"), "3202"),
        (
            paragraph("<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>", " t"),
            "10⁶ t",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/></w:r></w:p>", "a\tb\nc\u00ad"),
    ],
)  # fmt: skip
def test_text_that_word_shows_is_read(body: str, text: str):
    assert text_of(body) == text


def test_notes_headers_and_footers_are_read_in_order():
    body = paragraph(
        "It was $320", '<w:r><w:footnoteReference w:id="7"/></w:r>', " a tonne",
        '<w:r><w:endnoteReference w:id="3"/></w:r>', " and 5", '<w:r><w:footnoteReference w:id="4"/></w:r>', ".",
    )  # fmt: skip
    mark = "<w:r><w:footnoteRef/></w:r>"
    footnotes = (
        f'<w:footnote w:id="0">{paragraph("separator")}</w:footnote>'
        f'<w:footnote w:id="4">{paragraph(mark, "Second.")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph(mark, "First.")}</w:footnote>'
    )
    endnotes = (
        f'<w:endnote w:id="3">{paragraph("<w:r><w:endnoteRef/></w:r>", "At the end.")}</w:endnote>'
    )

    got = text_of(
        body,
        footnotes=footnotes,
        endnotes=endnotes,
        header=paragraph("Top"),
        footer=paragraph("Foot"),
    )

    assert got.split("\n\n") == [
        "Top", "It was $320[1] a tonne[2] and 5[3].", "[1] First.", "[3] Second.", "[2] At the end.", "Foot",
    ]  # fmt: skip


def test_style_that_raises_is_followed_to_the_one_it_is_based_on():
    styles = (
        f'<w:style w:styleId="Base"><w:rPr>{RAISED}</w:rPr></w:style>'
        '<w:style w:styleId="Ref"><w:basedOn w:val="Base"/></w:style>'
    )

    assert (
        text_of(paragraph("$320", run("2", '<w:rStyle w:val="Ref"/>'), " a"), styles=styles)
        == "$320² a"
    )


def test_strict_document_is_read():
    content = make(paragraph("Strict ", f"<w:ins>{run('words')}</w:ins>"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as strict:
        for name in source.namelist():
            part = source.read(name)
            for old, new in (
                (
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
                ),
            ):
                part = part.replace(old, new)
            strict.writestr(name, part)

    assert read(out.getvalue(), "docx").text == "Strict words"


def test_character_of_a_symbol_font_makes_the_copy_doubtful():
    got = read(make(paragraph("A", '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>')), "docx")

    assert (got.text, got.is_doubtful) == ("A\ufffd", True)


@pytest.mark.parametrize(
    ("members", "name"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "an OpenDocument text (.odt)"),
        ({"mimetype": "application/epub+zip"}, "an EPUB book"),
        ({"xl/workbook.xml": ""}, "an Excel workbook"),
        ({"ppt/presentation.xml": ""}, "a PowerPoint presentation"),
        ({"Index/Document.iwa": ""}, "a Pages, Numbers or Keynote document"),
        ({"evil.exe": "MZ"}, "a ZIP archive"),
    ],
)
def test_other_archive_is_refused_by_its_name(members: dict[str, str], name: str):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)

    with pytest.raises(NotRead) as refused:
        read(packed.getvalue(), "docx")

    assert str(refused.value) == name


def test_fraction_of_a_formula_is_no_part_of_the_figure_before_it():
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    text = text_of(paragraph(run("It took 3"), f"<m:oMath>{half}</m:oMath>", run(" hours")))

    assert find_passage(text, "It took 3½ hours")
    for wrong in ("31", "31/2", "2 hours", "It took 31"):
        assert find_passage(text, wrong) is None
