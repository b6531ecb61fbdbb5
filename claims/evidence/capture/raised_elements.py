"""Find what a web page raises, lowers or sets smaller, and write it as the search for quotes expects it.

Browsers copy `$320<sup>2</sup>` as `$3202`. Here it becomes `$320²`, or `$320[2]` if it certainly refers to a note; see
`claims.text.quotes.note_marks`.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from claims.text.quotes.note_marks import JOINT, write_lowered, write_raised

_INLINE_NAMES = "a abbr b bdi bdo big cite code del em font i ins kbd label mark q s small span strong sub sup tt u var"
INLINE = frozenset(_INLINE_NAMES.split())
VERBATIM = frozenset({"script", "style", "textarea", "title"})
MOST_CHARACTERS = 40
"""A longer element is no note mark."""
MOST_NESTED = 12
_REMEMBERED = 8
_NOTE_NAME = re.compile(
    r"(?:\b|_)(?:foot|end|side)?note|noteref|(?:\b|_)fn(?:ref)?(?:\b|\d|_)|(?:\b|_)ref(?:erence)?s?(?:\b|_|\d)"
    r"|(?:\b|_)cit(?:e|ation)",
    re.IGNORECASE,
)
_ALIGN = re.compile(r"vertical-align\s*:\s*(super|sub|text-top|text-bottom|-?[\d.]+)")
_VARIANT = re.compile(r"font-variant-position\s*:\s*(super|sub)")
_SHIFT = re.compile(r"(?<![\w-])(top|bottom)\s*:\s*(-?)[\d.]*[1-9]")
_SIZE = re.compile(r"font(?:-size)?\s*:[^;]{0,60}?(?:(x*-?small(?:er)?)\b|([\d.]+)(%|r?em))")


@dataclass
class _Element:
    """An open inline element: how it is set, the source inside it, and the text before and inside it."""

    tag: str
    position: str
    is_note: bool
    start: str
    before: str
    source: list[str] = field(default_factory=list)
    text: str = ""


def position_of_style(declarations: str) -> str:
    """Return "raised", "lowered", "small" or "" for CSS declarations."""
    style = declarations.lower()
    if match := _ALIGN.search(style) or _VARIANT.search(style):
        is_low = match[1] in ("sub", "text-bottom") or match[1].startswith("-")
        return "" if match[1].strip("0.") == "" else "lowered" if is_low else "raised"
    if "relative" in style and (shift := _SHIFT.search(style)):
        return "raised" if (shift[1] == "top") == bool(shift[2]) else "lowered"
    if size := _SIZE.search(style):
        is_number = size[2] and size[2].count(".") < 2 and size[2] != "."
        limit = 90 if size[3] == "%" else 0.9
        return "small" if size[1] or (is_number and float(size[2]) < limit) else ""
    return ""


def positions_of_classes(styles: str) -> dict[str, str]:
    """Return the position of each class that the style sheets of a page raise, lower or make small."""
    positions = {}
    for rule in styles.split("}"):
        selectors, _, declarations = rule.rpartition("{")
        if position := position_of_style(declarations):
            for selector in selectors.split(","):
                name = selector.split()[-1:] or [""]
                positions |= dict.fromkeys(name[0].split(":")[0].split(".")[1:], position)
    return positions


def write_notes(page: str) -> str:
    """Return the source of a page with its raised and lowered figures and note marks written as text."""
    rewriter = _Rewriter()
    rewriter.feed(page)
    rewriter.close()
    return rewriter.finish()


class _Rewriter(HTMLParser):
    """Copies a page's source. An inline element is held back until its end shows what it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.open: list[_Element] = []
        self.before = ""
        self.verbatim = ""
        self.has_just_closed = False
        self.classes: dict[str, str] = {}

    def finish(self) -> str:
        self._let_go()
        return "".join(self.out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = self.get_starttag_text() or ""
        if tag not in INLINE:
            self._let_go()
            self.verbatim = tag if tag in VERBATIM else self.verbatim
            self.before = "" if tag not in ("wbr", "img") else self.before
            self.out.append(source)
            return
        if len(self.open) >= MOST_NESTED:
            self._let_go()
        values = {name: value or "" for name, value in attrs}
        position, is_note = self._position(tag, values), _is_note(tag, values)
        self.open.append(_Element(tag, position, is_note, source, self.before))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        source = f"</{tag}>"
        if self.open and self.open[-1].tag == tag:
            self._close(self.open.pop(), source)
            return
        if tag not in INLINE or any(element.tag == tag for element in self.open):
            self._let_go()
            self.before = self.before if tag in INLINE else ""
        if tag == self.verbatim:
            self.verbatim = ""
        self._write(source)

    def handle_data(self, data: str) -> None:
        if self.verbatim == "style":
            self.classes |= positions_of_classes(data)
        is_unclear = self.has_just_closed and self.before[-1:].isdecimal() and data[:1].isdecimal()
        self._write(f"{JOINT}{data}" if is_unclear else data, "" if self.verbatim else data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};", unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};", unescape(f"&#{name};"))

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._write(f"<?{data}>")

    def _position(self, tag: str, values: dict[str, str]) -> str:
        if tag in ("sup", "sub"):
            return "raised" if tag == "sup" else "lowered"
        named = (self.classes.get(name, "") for name in values.get("class", "").split())
        position = position_of_style(values.get("style", "")) or next(filter(None, named), "")
        is_small = tag == "small" or (
            tag == "font" and values.get("size", "")[:1] in ("1", "2", "-")
        )
        return position or ("small" if is_small else "")

    def _write(self, source: str, text: str = "") -> None:
        self.has_just_closed = False
        (self.open[-1].source if self.open else self.out).append(source)
        self.before = (self.before + text)[-_REMEMBERED:]
        if self.open:
            self.open[-1].text += text
            if len(self.open[-1].text) > MOST_CHARACTERS:
                self._let_go()

    def _let_go(self) -> None:
        """Write all open elements as they are."""
        for element in self.open:
            self.out += [element.start, *element.source]
        self.open.clear()

    def _close(self, element: _Element, end: str) -> None:
        written = _written(element)
        if written is None:
            text, source = element.text, "".join((element.start, *element.source, end))
        else:
            text, source = written, escape(written)
        self.before = element.before
        self._write(source, text)
        self.has_just_closed = True


def _written(element: _Element) -> str | None:
    """Return what a closed element becomes, or None if it stays as it is."""
    text, before = element.text, element.before
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return None
    if element.position == "lowered":
        return write_lowered(text)
    is_attached = bool(before[-1:].strip())
    if element.tag == "sup" or (element.position == "raised" and is_attached):
        return write_raised(text, before, is_note=element.is_note)
    if not is_attached:
        return None
    if element.position == "small" or element.is_note:
        is_mark = len(text.strip()) < 4 or element.is_note
        return write_raised(text, before, is_note=element.is_note) if is_mark else None
    is_unclear = text.isdecimal() and len(text) < 4 and before[-1].isdecimal()
    return JOINT + text if is_unclear else None


def _is_note(tag: str, values: dict[str, str]) -> bool:
    """Return whether an element says that it refers to a note: by its link, its role or its class."""
    if tag == "a" and values.get("href", "").startswith("#"):
        return True
    link = values.get("href", "").rpartition("#")[2] if "#" in values.get("href", "") else ""
    names = [values.get(name, "") for name in ("class", "id", "role", "epub:type", "rel")]
    return any(_NOTE_NAME.search(name[:200]) for name in (*names, link) if name)
