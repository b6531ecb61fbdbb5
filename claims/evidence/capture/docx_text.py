"""Walk through the XML of a Word document (ISO/IEC 29500) and collect what it shows, in order.

Names are compared without their namespace: strict and transitional documents differ only in that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from claims.text.quotes.note_marks import write_lowered, write_raised

type Node = etree._Element  # noqa: SLF001 -- lxml has no public name for it

_NOT_SHOWN_NAMES = (
    "del moveFrom delText instrText delInstrText pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr rt rubyPr"
    " docPr cNvGraphicFramePr commentReference annotationRef oMathParaPr ctrlPr fPr sSupPr sSubPr"
)
_NOT_SHOWN = frozenset(_NOT_SHOWN_NAMES.split())
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_SMALLER = 0.8
_FRACTION = "\u2044"
"""The stroke of a fraction, which belongs to the numbers on both sides."""
_SYMBOL_FONTS = 0xF000
"""Characters of symbol fonts are in this private area, so nobody knows what they look like."""
PRIVATE = "\ufffd"


def name_of(node: Node) -> str:
    """Return the local name of an element, or "" for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def value_of(node: Node | None, name: str = "val") -> str | None:
    """Return an attribute by its local name, or None."""
    if node is None:
        return None
    return next(
        (value for key, value in node.attrib.items() if etree.QName(key).localname == name), None
    )


def child_of(node: Node | None, name: str) -> Node | None:
    """Return the first child with this local name."""
    return None if node is None else next((child for child in node if name_of(child) == name), None)


@dataclass(frozen=True)
class Format:
    """How a run is set: raised or lowered, its size in half-points, hidden or not."""

    position: str = ""
    size: float = 0
    is_hidden: bool = False

    def changed_by(self, properties: Node | None) -> "Format":
        """Return this format with what run properties change."""
        if properties is None:
            return self
        changes: dict[str, object] = {}
        for node in properties:
            value = value_of(node) or ""
            match name_of(node):
                case "vertAlign":
                    changes["position"] = {"superscript": "raised", "subscript": "lowered"}.get(
                        value, ""
                    )
                case "position" if value.lstrip("-").isdigit() and "position" not in changes:
                    changes["position"] = (
                        "lowered" if value[0] == "-" else "raised" if int(value) else ""
                    )
                case "sz" if value.isdigit():
                    changes["size"] = float(value)
                case "vanish" | "specVanish":
                    changes["is_hidden"] = value not in ("0", "false", "off")
                case "del":
                    changes["is_hidden"] = True
        return replace(self, **changes)


class Styles:
    """The formats of the styles of a document, with those that they are based on."""

    def __init__(self, root: Node | None) -> None:
        self.nodes = {
            value_of(node, "styleId"): node
            for node in (root if root is not None else ())
            if name_of(node) == "style"
        }
        self.formats: dict[str, Format] = {}

    def format_of(self, style: str | None, base: Format) -> Format:
        """Return `base` as the style changes it."""
        chain: list[Node] = []
        while style in self.nodes and self.nodes[style] not in chain and len(chain) < 20:
            chain.append(self.nodes[style])
            style = value_of(child_of(chain[-1], "basedOn"))
        for node in reversed(chain):
            base = base.changed_by(child_of(node, "rPr"))
        return base


@dataclass
class _Paragraph:
    """What was collected of a paragraph, and the text boxes that are anchored in it."""

    pieces: list[tuple[str, Format]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        text, before = "", Format()
        for content, format_ in _joined(self.pieces):
            position = format_.position
            is_small = before.size and format_.size and format_.size < _SMALLER * before.size
            if not position and is_small and text[-1:].isdecimal() and content.strip().isdecimal():
                position = "raised" if len(content.strip()) < 4 else ""
            elif not position and content.strip():
                before = format_
            if position == "raised":
                content = write_raised(content, text)
            elif position == "lowered":
                content = write_lowered(content)
            text += content
        return text


def _joined(pieces: list[tuple[str, Format]]) -> Iterator[tuple[str, Format]]:
    """Yield the pieces, those of the same format joined: Word cuts runs anywhere."""
    joined, format_ = "", Format()
    for content, next_format in pieces:
        if next_format != format_ and joined:
            yield joined, format_
            joined = ""
        joined, format_ = joined + content, next_format
    if joined:
        yield joined, format_


class Walker:
    """Collects the text of one part of a document. `notes` numbers the notes in the order of their references."""

    def __init__(
        self, styles: Styles, notes: dict[tuple[str, str], int], own_number: int = 0
    ) -> None:
        self.styles, self.notes, self.own_number = styles, notes, own_number
        self.fields: list[str] = []
        self.has_private = False

    def blocks(self, parent: Node) -> Iterator[str]:
        """Yield paragraphs, rows of tables and text boxes. A paragraph whose mark is deleted goes on in the next."""
        pending = _Paragraph()
        for node in self._block_nodes(parent):
            if name_of(node) == "tbl":
                yield from self._rows(node)
                continue
            pending = self._paragraph(node, pending)
            mark = child_of(child_of(node, "pPr"), "rPr")
            if child_of(mark, "del") is None and child_of(mark, "moveFrom") is None:
                yield pending.text
                yield from pending.boxes
                pending = _Paragraph()
        if pending.pieces or pending.boxes:
            yield pending.text
            yield from pending.boxes

    def _block_nodes(self, parent: Node) -> Iterator[Node]:
        """Yield paragraphs and tables, also those inside content controls, insertions and custom XML."""
        for node in parent:
            name = name_of(node)
            if name in ("p", "tbl"):
                yield node
            elif name == "AlternateContent":
                yield from self._block_nodes(_chosen(node))
            elif name and name not in _NOT_SHOWN:
                yield from self._block_nodes(node)

    def _rows(self, table: Node) -> Iterator[str]:
        """Yield one line for each row. A table in a cell is read where it stands."""
        for row in _nested(table, "tr"):
            if child_of(child_of(row, "trPr"), "del") is not None:
                continue
            cells = []
            for cell in _nested(row, "tc"):
                texts = (text.strip() for text in self.blocks(cell))
                cells.append("\n".join(text for text in texts if text))
            yield "\t".join(cells)

    def _paragraph(self, node: Node, paragraph: _Paragraph) -> _Paragraph:
        style = value_of(child_of(child_of(node, "pPr"), "pStyle"))
        self._inline(node, paragraph, self.styles.format_of(style, Format()))
        return paragraph

    def _inline(self, parent: Node, paragraph: _Paragraph, format_: Format) -> None:
        for node in parent:
            name = name_of(node)
            if name == "r":
                self._inline(node, paragraph, self._run_format(node, format_))
            elif name == "txbxContent":
                paragraph.boxes += [
                    text for text in Walker(self.styles, self.notes).blocks(node) if text.strip()
                ]
            elif name == "AlternateContent":
                self._inline(_chosen(node), paragraph, format_)
            elif name in ("sSup", "sSub"):
                self._raised(node, name, paragraph, format_)
            elif name == "fldChar":
                self._field(value_of(node, "fldCharType"))
            elif name and name not in _NOT_SHOWN:
                self._other(name, node, paragraph, format_)

    def _other(self, name: str, node: Node, paragraph: _Paragraph, format_: Format) -> None:
        """Collect the text of an element that is shown and has no rule of its own, and of those inside it."""
        if not format_.is_hidden and "code" not in self.fields:
            self._leaf(name, node, paragraph, format_)
        self._inline(node, paragraph, format_)
        if name == "den":
            paragraph.pieces.append((" ", format_))

    def _run_format(self, run: Node, format_: Format) -> Format:
        properties = child_of(run, "rPr")
        style = value_of(child_of(properties, "rStyle"))
        return self.styles.format_of(style, format_).changed_by(properties)

    def _raised(self, node: Node, name: str, paragraph: _Paragraph, format_: Format) -> None:
        """Collect an exponent or index of a formula."""
        for part in node:
            position = {"sup": "raised", "sub": "lowered"}.get(name_of(part), format_.position)
            if name_of(part) in ("e", "sup", "sub"):
                self._inline(part, paragraph, replace(format_, position=position))

    def _leaf(self, name: str, node: Node, paragraph: _Paragraph, format_: Format) -> None:
        plain = replace(format_, position="")
        if name == "t":
            paragraph.pieces.append((node.text or "", format_))
        elif name in _CHARACTERS:
            paragraph.pieces.append((_CHARACTERS[name], plain))
        elif name == "den":
            paragraph.pieces.append((_FRACTION, plain))
        elif name == "f" and paragraph.pieces and paragraph.pieces[-1][0][-1:].isdecimal():
            paragraph.pieces.append((" ", plain))  # 3½ is not 31⁄2
        elif name == "sym":
            paragraph.pieces.append((self._symbol(value_of(node, "char") or ""), format_))
        elif name in ("footnoteReference", "endnoteReference"):
            key = (name.removesuffix("Reference"), value_of(node, "id") or "")
            number = self.notes.setdefault(key, len(self.notes) + 1)
            if value_of(node, "customMarkFollows") in (None, "0", "false"):
                paragraph.pieces.append((f"[{number}]", plain))
        elif name in ("footnoteRef", "endnoteRef") and self.own_number:
            paragraph.pieces.append((f"[{self.own_number}] ", plain))

    def _symbol(self, code: str) -> str:
        try:
            number = int(code, 16)
        except ValueError:
            return ""
        if number >= _SYMBOL_FONTS:
            self.has_private = True
            return PRIVATE
        return chr(number)

    def _field(self, kind: str | None) -> None:
        """Follow a field: its code is not shown, its result is."""
        if kind == "begin":
            self.fields.append("code")
        elif kind == "separate" and self.fields:
            self.fields[-1] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()


def _chosen(alternatives: Node) -> Node:
    """Return the alternative that a reader shows: the first choice that has text, else the fallback."""
    nodes = [node for node in alternatives if name_of(node) in ("Choice", "Fallback")]
    with_text = (node for node in nodes if any(name_of(inner) == "t" for inner in node.iter()))
    return next(with_text, nodes[0] if nodes else alternatives)


def _nested(parent: Node, name: str) -> Iterator[Node]:
    """Yield the children with this name, also those inside content controls and custom XML."""
    for node in parent:
        if name_of(node) == name:
            yield node
        elif name_of(node) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _nested(node, name)
