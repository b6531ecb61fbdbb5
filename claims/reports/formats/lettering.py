"""Set text in a picture: fonts that come with us, lines that fit, and no sign that a font can't draw.

The fonts cover Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian letters. Words in other scripts are left out,
since an empty box for each letter would say less than nothing.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

FONTS = Path(__file__).with_name("fonts")
SERIF, BOLD, SIGNS = "NotoSerif-Regular", "NotoSans-Bold", "DejaVuSans"
NEVER_A_LETTER = "\U0010fffd"
"""A code point that no font draws: it looks like every other that a font lacks."""
ELLIPSIS = "…"
MOST_CHARACTERS = 1_000
"""Characters of a text that are measured: five lines never hold more."""


@dataclass(frozen=True)
class Setting:
    """A text as it is drawn: its lines in one font and size."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    is_right_to_left: bool = False

    @property
    def leading(self) -> int:
        """The distance from one line to the next."""
        return round(self.font.size * 1.3)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    @property
    def width(self) -> int:
        return round(max((self.font.getlength(line) for line in self.lines), default=0))


@cache
def load_font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


def set_text(
    text: str, name: str, sizes: tuple[int, ...], *, width: int, lines: int, height: int = 0
) -> Setting:
    """Return the text in the largest of the sizes in which it fits; in the smallest, cut with an ellipsis.

    `height` is the most that the lines may take in pixels, if given.
    """
    name, drawable = choose_font(text, name)
    for size in sizes:
        font = load_font(name, size)
        room = min(lines, height // round(size * 1.3)) if height else lines
        wrapped = list(_wrap(drawable, font, width))
        if len(wrapped) <= room:
            break
        wrapped = _cut(wrapped, font, width, room)
    return Setting(tuple(wrapped), font, _is_right_to_left(drawable))


def choose_font(text: str, name: str) -> tuple[str, str]:
    """Return a font that can draw the text, and the text without the few signs that it can't.

    If no font can draw at least nine in ten letters, the text is empty.
    """
    text = " ".join(text[:MOST_CHARACTERS].split())
    if _is_right_to_left(text) and not features.check("raqm"):
        return name, ""  # letters would stand apart, in the wrong order
    for candidate in (name, SIGNS):
        missing = {sign for sign in set(text) if not _can_draw(candidate, sign)}
        drawable = "".join(sign for sign in text if sign not in missing)
        if len(drawable) >= 0.9 * len(text):
            return candidate, " ".join(drawable.split())
    return name, ""


def draw_text(
    draw: ImageDraw.ImageDraw, setting: Setting, at: tuple[int, int], fill: str, *, right: int
) -> None:
    """Draw the lines from this corner down. A text from right to left ends at `right`."""
    x, y = at
    for index, line in enumerate(setting.lines):
        place = (right if setting.is_right_to_left else x, y + index * setting.leading)
        anchor = "ra" if setting.is_right_to_left else "la"
        draw.text(place, line, fill=fill, font=setting.font, anchor=anchor)


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Yield lines that are at most so wide. A word that is wider than a line is broken."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _break_word(word, font, width)
        yield from full
    if line:
        yield line


def _break_word(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and font.getlength(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def _cut(lines: list[str], font: ImageFont.FreeTypeFont, width: int, room: int) -> list[str]:
    """Return the first lines, the last of them with an ellipsis."""
    *kept, last = lines[:room]
    words = last.split(" ")
    while len(words) > 1 and font.getlength(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    last = " ".join(words).rstrip(".,;:–— ")
    while last and font.getlength(last + ELLIPSIS) > width:
        last = last[:-1]
    return [*kept, last + ELLIPSIS]


@cache
def _can_draw(name: str, sign: str) -> bool:
    if sign.isspace() or unicodedata.category(sign) in ("Mn", "Cf"):
        return True
    font = load_font(name, 32)
    return bytes(font.getmask(sign)) != bytes(font.getmask(NEVER_A_LETTER))


def _is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left, as browsers tell it."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"
