"""The picture that other sites show beside a link to a report or to one of its claims: a PNG of 1200 × 630 pixels.

It only depends on the frozen document, the fonts in fonts/ and this code.
"""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw

from claims.reports.document import Document, find_claim, public_title, publication_day
from claims.reports.formats.lettering import (
    BOLD,
    SERIF,
    SIGNS,
    choose_font,
    draw_text,
    load_font,
    set_text,
)
from claims.reports.pages import phrases
from claims.reports.pages.reader import ReadClaim, ReadReport
from claims.reports.pages.tally import Cell, read_tally

MEDIA_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 80, 1120
INK, QUIET, PAPER, ACCENT = "#1c1e22", "#5a5e66", "#faf8f4", "#1f4e8c"
COLOURS = 64
"""Colours of the file: few are used, and it is a third as large."""
FILLS = {
    "true": ("#0f6b7c", "#ffffff"), "mostly-true": ("#7cc2a1", "#10211a"), "half": ("#f4cd5b", "#241a00"),
    "mostly-false": ("#dc8128", "#1d0f00"), "false": ("#9f1d17", "#ffffff"), "misleading": ("#c178d5", "#1b0820"),
    "outdated": ("#8c6446", "#ffffff"), "unproven": ("#8491a1", "#0c1016"), "opinion": ("#413f9f", "#ffffff"),
    "neutral": ("#dcdad5", "#1c1e22"),
}  # fmt: skip
"""The solid of each tone and the words on it: `--fill` and `--on` of the style sheet, in light."""


def draw_all(document: Document) -> Iterator[tuple[int, bytes]]:
    """Yield the picture of the report, as number 0, and of each of its claims, by number."""
    yield 0, draw_report(document)
    for claim in document["claims"]:
        yield claim["number"], draw_claim(document, claim["number"])


def draw_report(document: Document) -> bytes:
    """Return the picture of a report: its headline, its key finding and a cell for each claim."""
    report = ReadReport(document)
    picture, draw = _begin(report, ACCENT)
    finding = report.key_finding
    title = set_text(
        public_title(document), SERIF, (64, 56, 48, 42), width=RIGHT - LEFT, lines=4,
        height=230 if finding else 340,
    )  # fmt: skip
    draw_text(draw, title, (LEFT, 140), INK, right=RIGHT)
    if finding:
        room = 515 - (160 + title.height)
        words = set_text(
            finding, SERIF, (30, 26), width=RIGHT - LEFT, lines=5, height=max(room, 80)
        )
        draw_text(draw, words, (LEFT, 160 + title.height), QUIET, right=RIGHT)
    _draw_bar(draw, read_tally(report.claims), here=None, words=report.summary)
    return _finish(picture)


def draw_claim(document: Document, number: int) -> bytes:
    """Return the picture of one claim: its words, the verdict and what was found. Raises LookupError."""
    if find_claim(document, number) is None:
        raise LookupError(number)
    report = ReadReport(document)
    claim = next(claim for claim in report.claims if claim.number == number)
    fill, on = FILLS.get(claim.tone, FILLS["neutral"])
    picture, draw = _begin(report, fill)
    quote = set_text(
        f"“{claim.heading}”", SERIF, (52, 46, 40, 34), width=RIGHT - LEFT, lines=6, height=260
    )
    draw_text(draw, quote, (LEFT, 140), INK, right=RIGHT)
    width = _draw_pill(draw, claim, fill, on)
    if claim.one_line:
        finding = set_text(
            claim.one_line, SERIF, (30, 26, 24), width=RIGHT - LEFT - width - 32, lines=3, height=96
        )
        top = 456 - finding.height // 2
        draw_text(draw, finding, (LEFT + width + 32, top), INK, right=RIGHT)
    cells = read_tally(report.claims)
    words = f"1 of {phrases.count(len(cells), 'claim')} in this article"
    _draw_bar(draw, cells, here=number, words=words)
    return _finish(picture)


def _begin(report: ReadReport, edge: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return a picture with its coloured edge, the newsroom's name and the day of publication."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 23, HEIGHT), fill=edge)
    day = load_font(SERIF, 24)
    draw.text(
        (RIGHT, 78),
        phrases.day(publication_day(report.document)),
        fill=QUIET,
        font=day,
        anchor="rm",
    )
    _draw_sign_of_us(draw)
    name = set_text(report.newsroom["name"], BOLD, (28, 24), width=720, lines=1)
    for line in name.lines:
        draw.text((LEFT + 60, 78), line, fill=INK, font=name.font, anchor="lm")
    return picture, draw


def _draw_sign_of_us(draw: ImageDraw.ImageDraw) -> None:
    """Draw the page with a tick that is our icon, 44 pixels wide."""
    x, y = LEFT, 56
    draw.rounded_rectangle((x, y, x + 44, y + 44), 10, fill=ACCENT)
    for top, width in ((13, 24), (21, 24), (29, 9)):
        draw.rounded_rectangle((x + 10, y + top, x + 10 + width, y + top + 3), 2, fill="#ffffff")
    draw.line(
        [(x + 24, y + 30), (x + 29, y + 35), (x + 37, y + 25)], fill="#f4cd5b", width=4, joint="curve"
    )  # fmt: skip


def _draw_pill(draw: ImageDraw.ImageDraw, claim: ReadClaim, fill: str, on: str) -> int:
    """Draw the verdict on its colour; return how wide that is."""
    label = set_text(claim.label, BOLD, (42, 36, 30, 24), width=480, lines=1)
    _, sign = choose_font(claim.symbol, SIGNS)
    signs = load_font(SIGNS, 40)
    indent = round(signs.getlength(sign)) + 16 if sign else 0
    width = 36 + indent + label.width + 36
    draw.rounded_rectangle((LEFT, 414, LEFT + width, 498), 42, fill=fill)
    draw.text((LEFT + 36, 456), sign, fill=on, font=signs, anchor="lm")
    for line in label.lines:
        draw.text((LEFT + 36 + indent, 456), line, fill=on, font=label.font, anchor="lm")
    return width


def _draw_bar(
    draw: ImageDraw.ImageDraw, cells: list[Cell], *, here: int | None, words: str
) -> None:
    """Draw a cell for each claim, the one of this picture taller, and the words beside them."""
    pitch = min(28.0, 560 / max(len(cells), 1))
    gap = 4 if pitch >= 12 else 1 if pitch >= 4 else 0
    for index, cell in enumerate(cells):
        left = LEFT + index * pitch
        rise = 8 if cell.number == here else 0
        box = (left, 548 - rise, max(left + pitch - gap - 1, left + 1), 567 + rise)
        fill = FILLS.get(cell.tone, FILLS["neutral"])[0]
        draw.rounded_rectangle(box, 3 if gap == 4 else 0, fill=fill)
    left = round(LEFT + len(cells) * pitch + 20)
    setting = set_text(words, SERIF, (24, 20), width=RIGHT - left, lines=1)
    for line in setting.lines:
        draw.text((left, 558), line, fill=QUIET, font=setting.font, anchor="lm")


def _finish(picture: Image.Image) -> bytes:
    content = io.BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(content, "PNG", optimize=True)
    return content.getvalue()
