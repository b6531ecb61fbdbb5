"""Read the text of one page of a PDF, with raised and lowered figures set apart from those on the line.

PDFium gives the characters in reading order, and for each one its baseline, size and edges. It puts line breaks around
raised characters, which are taken out again.
"""

import ctypes
from dataclasses import dataclass
from math import hypot

import pypdfium2.raw as pdfium

from claims.text.quotes.note_marks import JOINT, write_lowered, write_raised

_MARK_CHARACTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz()[],–-*")
_CLOSING = frozenset(" .,;:!?)]”’")
_LONGEST_MARK = 12
_LONGEST_NUMBER = 3
_MINUS = ("-", "−", "–")
_SPLIT_WORD = (0xFFFE, 0x02)
"""PDFium's signs for a hyphen at the end of a line."""
_TEX_LIGATURES = dict(zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
"""Where fonts of TeX (T1) have ligatures, if the PDF doesn't say so."""


@dataclass(frozen=True)
class _Glyph:
    """Where a character stands: edges along its line, height of the line across it, and its size, in points."""

    left: float
    right: float
    height: float
    size: float
    foot: float
    """How far above the line its ink begins."""


def read_page(page: ctypes.c_void_p) -> tuple[str, bool]:
    """Return the text of a loaded text page, and whether some of its characters are unknown."""
    count = pdfium.FPDFText_CountChars(page)
    codes = [pdfium.FPDFText_GetUnicode(page, index) for index in range(max(count, 0))]
    reader = _PageReader(page, codes)
    reader.set_apart()
    return "".join(reader.pieces), reader.is_doubtful


class _PageReader:
    """The characters of a page, as pieces of text that are changed where a figure is raised."""

    def __init__(self, page: ctypes.c_void_p, codes: list[int]) -> None:
        self.page, self.codes = page, codes
        self.is_doubtful = False
        self.pieces = [self._character(code) for code in codes]
        self.glyphs: dict[int, _Glyph] = {}
        self.level = _Level()

    def _character(self, code: int) -> str:
        if code in _SPLIT_WORD:
            return "-\n"
        if code in _TEX_LIGATURES:
            return _TEX_LIGATURES[code]
        if code == 0x0D:
            return ""
        if code in (0x09, 0x0A) or 0x20 <= code < 0xD800:
            return chr(code)
        is_private = 0xE000 <= code < 0xF900 or code >= 0xF0000 or code == 0xFFFD or code < 0x20
        self.is_doubtful |= is_private
        return (
            chr(code)
            if 0xF900 <= code <= 0x10FFFF and not is_private
            else "\ufffd"
            if is_private
            else ""
        )

    def set_apart(self) -> None:
        """Write what is raised, lowered or set smaller after another character as such."""
        index = 0
        while index < len(self.codes):
            index = self._read_mark(index) if self._can_begin_mark(index) else index + 1
        self._set_apart_before_lines()

    def _can_begin_mark(self, index: int) -> bool:
        piece = self.pieces[index]
        if piece.isdecimal():
            return index > 0
        if piece in _MINUS:
            return self._follows_digit(index) and self._is_decimal(index + 1)
        if piece in ("(", "["):
            return index + 1 < len(self.pieces) and self.pieces[index + 1].isalnum()
        return (
            len(piece) == 1
            and "a" <= piece <= "z"
            and self.pieces[index - 1 : index] != []
            and self._follows_digit(index)
        )

    def _set_apart_before_lines(self) -> None:
        """Write the number with which a note begins as a mark: *² 14 of them left* is not *214 of them left*."""
        for index, piece in enumerate(self.pieces):
            if piece.isdecimal() and (index == 0 or self.pieces[index - 1] in ("\n", "")):
                self._mark_before_line(index)

    def _mark_before_line(self, index: int) -> None:
        end = index + 1
        while (
            end < index + _LONGEST_NUMBER
            and self._is_decimal(end)
            and self._is_as_large(end, index)
        ):
            end += 1
        after = end
        while after < end + 3 and "".join(self.pieces[after : after + 1]).isspace():
            after += 1
        if not self._is_decimal(after):
            return
        mark, line = self._glyph(end - 1), self._glyph(after)
        unit = max(line.size, 0.1)
        is_beside = -0.5 < (line.left - mark.right) / unit < 1.5
        is_raised = mark.size < 0.85 * unit and 0.1 < (mark.height - line.height) / unit < 0.9
        if is_beside and is_raised:
            number = "".join(self.pieces[index:end])
            self.pieces[index:after] = [f"[{number}] ", *[""] * (after - index - 1)]

    def _is_decimal(self, index: int) -> bool:
        return index < len(self.pieces) and self.pieces[index].isdecimal()

    def _follows_digit(self, index: int) -> bool:
        base = self._base(index)
        return base is not None and self.pieces[base].isdecimal()

    def _base(self, index: int) -> int | None:
        """Return the character before, over the line break that PDFium puts before what is raised."""
        before = index - 1
        while before >= max(0, index - 4) and self.codes[before] in (0x0D, 0x0A):
            before -= 1
        return before if before >= 0 and self.pieces[before].strip() else None

    def _read_mark(self, index: int) -> int:
        """Read the mark that may begin here; return where to go on."""
        base = self._base(index)
        if base is None:
            return index + 1
        glyph, before = self._glyph(index), self._glyph(base)
        position = self._position(index, glyph, before)
        if not position:
            return index + 1
        if position == "unclear":
            if self.pieces[base][-1:].isdecimal() and self.pieces[index].isdecimal():
                self.pieces[index] = JOINT + self.pieces[index]
            return index + 1
        end = self._end_of_mark(index, glyph)
        content = "".join(self.pieces[index:end])
        context = "".join(self.pieces[max(0, base - 8) : base + 1])
        if not any(character.isalnum() for character in content):
            return end
        written = (
            write_lowered(content) if position == "lowered" else write_raised(content, context)
        )
        self.pieces[base + 1 : end] = [""] * (end - base - 1)
        self.pieces[index] = written
        self._join_line(base, end)
        return end

    def _position(self, index: int, glyph: _Glyph, before: _Glyph) -> str:
        """Return the position of a character; it is unclear after the large first figure of a paragraph."""
        position = self.level.of(glyph, before)
        is_on_line = abs(glyph.height - before.height) < 0.05 * before.size
        is_smaller = glyph.size < 0.85 * before.size
        return (
            "unclear"
            if position and is_smaller and is_on_line and self._goes_on(index)
            else position
        )

    def _goes_on(self, index: int) -> bool:
        """Return whether the line goes on in the size of this character, and not in that of the one before it."""
        end = self._end_of_mark(index, self._glyph(index))
        while end < len(self.codes) and self.pieces[end] == " ":
            end += 1
        if end >= len(self.codes) or not self.pieces[end].strip():
            return False
        return self._is_as_large(end, index)

    def _is_as_large(self, index: int, other: int) -> bool:
        size = self._glyph(other).size
        return abs(self._glyph(index).size - size) <= 0.06 * size

    def _end_of_mark(self, index: int, glyph: _Glyph) -> int:
        end = index + 1
        while (
            end < min(len(self.codes), index + _LONGEST_MARK)
            and self.pieces[end] in _MARK_CHARACTERS
        ):
            other = self._glyph(end)
            if (
                abs(other.height - glyph.height) > 0.06 * glyph.size
                or abs(other.size - glyph.size) > 0.06 * glyph.size
            ):
                break
            end += 1
        return end

    def _join_line(self, base: int, end: int) -> None:
        """Take out the line break after a mark if the line goes on."""
        after = end
        while after < len(self.codes) and self.codes[after] in (0x0D, 0x0A):
            after += 1
        if after == end or after >= len(self.codes):
            return
        before, last, glyph = self._glyph(base), self._glyph(end - 1), self._glyph(after)
        gap = glyph.left - last.right
        if (
            abs(glyph.height - before.height) < 0.3 * before.size
            and -0.3 * before.size < gap < 3 * before.size
        ):
            self.pieces[end:after] = [""] * (after - end)
            if gap > 0.12 * before.size and self.pieces[after] not in _CLOSING:
                self.pieces[end] = " "

    def _glyph(self, index: int) -> _Glyph:
        if index not in self.glyphs:
            self.glyphs[index] = _measure(self.page, index)
        return self.glyphs[index]


class _Level:
    """Compares a character with the one before it on the same line."""

    def of(self, glyph: _Glyph, before: _Glyph) -> str:
        """Return "raised", "lowered", "unclear" or "" if it stands on the line, or on another one."""
        unit = max(before.size, 0.1)
        rise, ratio, gap = (
            (glyph.height - before.height) / unit,
            glyph.size / unit,
            (glyph.left - before.right) / unit,
        )
        if not (-0.5 < gap < 0.6 and abs(rise) < 0.9):
            return ""
        if ratio < 0.95:
            if rise < -0.08:
                return "lowered"
            return "raised" if rise > 0.1 or ratio < 0.85 else "unclear"
        is_superior = (
            glyph.foot > 0.2 * unit and before.foot < 0.1 * unit
        )  # a figure of the font that is drawn raised
        if ratio < 1.05 and (rise > 0.2 or (is_superior and abs(rise) < 0.05)):
            return "raised"
        return "unclear" if ratio < 1.05 and abs(rise) > 0.05 else ""


def _measure(page: ctypes.c_void_p, index: int) -> _Glyph:
    matrix = pdfium.FS_MATRIX()
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetMatrix(page, index, matrix)
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    along = hypot(matrix.a, matrix.b) or 1
    cosine, sine = matrix.a / along, matrix.b / along
    corners = [
        horizontal.value * cosine + vertical.value * sine
        for horizontal in (left, right)
        for vertical in (bottom, top)
    ]
    size = pdfium.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    feet = [
        vertical.value * cosine - horizontal.value * sine
        for horizontal in (left, right)
        for vertical in (bottom, top)
    ]
    line = y.value * cosine - x.value * sine
    return _Glyph(min(corners), max(corners), line, size, min(feet) - line)
