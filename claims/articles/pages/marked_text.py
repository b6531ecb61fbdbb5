"""The article's text as HTML, with its claims marked.

Where claims begin and end in a text is the same for everybody, and worked out once for each revision.
How each is marked is written anew for each page: it depends on who reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.access.claims import ClaimForUser
from claims.articles.pages.marks import Mark, is_marked
from claims.articles.queries.newest_revision import NewestRevision
from claims.models import Revision
from claims.text.quotes.marked_text import Block, Part, Unit, mark_text

type Spans = tuple[tuple[int, int, int], ...]
"""Number, start and end of each claim that is marked."""
REMEMBERED = 200
"""Texts whose paragraphs are kept in memory."""


@dataclass(frozen=True)
class Stretch:
    """Escaped text that belongs to the same claims: it links to one, others that end with it follow as signs."""

    text: str
    target: int | None = None
    shows_sign: bool = False
    numbers: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading, between its tags."""

    id: str
    opening: str
    stretches: tuple[Stretch, ...]
    closing: str


@dataclass(frozen=True)
class MarkedText:
    """A text with the marks of its claims for one reader; `current` is the claim whose page it is."""

    revision: NewestRevision
    claims: Sequence[ClaimForUser]
    marks: Mapping[int, Mark]
    current: int = 0

    @property
    def html(self) -> SafeString:
        """The whole text."""
        return render_paragraphs(self._paragraphs, self.marks, self.current)

    def paragraphs_with(self, *numbers: int) -> list[tuple[str, SafeString]]:
        """The paragraphs that hold words of these claims, each with the id of its element."""
        return [
            (paragraph.id, render_paragraphs([paragraph], self.marks, self.current))
            for paragraph in self._paragraphs
            if any(
                number in stretch.numbers for stretch in paragraph.stretches for number in numbers
            )
        ]

    @property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return read_paragraphs(self.revision, list_spans(self.claims, self.current))


def list_spans(claims: Iterable[ClaimForUser], current: int = 0) -> Spans:
    """Return where the claims stand that are marked in the text."""
    return tuple(
        (claim.number, claim.start, claim.end)
        for claim in claims
        if claim.start is not None and claim.end is not None and is_marked(claim, current)
    )


def render_paragraphs(
    paragraphs: Iterable[Paragraph], marks: Mapping[int, Mark], current: int = 0
) -> SafeString:
    """Return paragraphs as HTML, with the marks that this reader may see."""
    html = "\n".join(_render(paragraph, marks, current) for paragraph in paragraphs)
    return mark_safe(html)  # noqa: S308 - every text in it was escaped


def render_strip(marks: Iterable[Mark]) -> SafeString:
    """Return the items of the list of claims above the text."""
    return mark_safe("".join(map(_strip_item, marks)))  # noqa: S308 - every text in it was escaped  # noqa: S308 -- every text in it is escaped


def _strip_item(mark: Mark) -> str:
    label = escape(mark.state_label)
    here = ' aria-current="true"' if mark.is_current else ""
    return (
        f'<li><a class="{mark.classes}" href="{mark.address}" title="Claim {mark.number}: {label}"{here}>'
        f'{escape(mark.short_label)}<span class="visually-hidden">, {label}</span></a></li>'
    )


@lru_cache(REMEMBERED)
def read_paragraphs(revision: NewestRevision, spans: Spans) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a revision, cut where these claims begin and end. Two queries, once."""
    stored = Revision.objects.get(pk=revision.id)
    units = stored.sentences.order_by("position").values_list("start", "end", "role")
    return build_paragraphs(stored.text, [Unit(*unit) for unit in units], spans)


def build_paragraphs(text: str, units: list[Unit], spans: Spans) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, cut where these claims begin and end."""
    blocks = mark_text(text, units, {number: (start, end) for number, start, end in spans})
    return tuple(_build(block, number) for number, block in enumerate(blocks, 1))


def _build(block: Block, number: int) -> Paragraph:
    tag = "h2" if block.is_heading else "p"
    kind = ' class="quotation"' if block.role == "quotation" else ""
    id_ = f"paragraph-{number}"
    opening = f'<{tag} dir="auto" id="{id_}"{kind}>'
    return Paragraph(id_, opening, tuple(map(_build_stretch, block.parts)), f"</{tag}>")


def _build_stretch(part: Part) -> Stretch:
    text = escape(part.text)
    if part.target is None:
        return Stretch(f'<span class="clutter">{text}</span>' if part.is_clutter else text)
    return Stretch(text, part.target, part.target_ends, part.numbers, part.others_end)


def _render(paragraph: Paragraph, marks: Mapping[int, Mark], current: int) -> str:
    stretches = (
        stretch.text if stretch.target is None else _link(stretch, marks, current)
        for stretch in paragraph.stretches
    )
    return f"{paragraph.opening}{''.join(stretches)}{paragraph.closing}"


def _link(stretch: Stretch, marks: Mapping[int, Mark], current: int) -> str:
    """Return a stretch as a link to its claim. No white space inside: it would become part of the text."""
    mark = marks[stretch.target or 0]
    is_here = current in stretch.numbers
    classes = f"{mark.classes}{' here' if is_here and not mark.is_current else ''}"
    shared = " shared" if len(stretch.numbers) > 1 else ""
    sign = f' data-sign="{escape(mark.short_label)}"' if stretch.shows_sign else ""
    here = ' aria-current="true"' if is_here else ""
    return (
        f'<a class="mark {classes}{shared}" href="{mark.address}"{here}{sign}>{stretch.text}{_state(mark)}</a>'
        + "".join(_sign_only(marks[number]) for number in stretch.others)
    )


def _sign_only(mark: Mark) -> str:
    label = escape(mark.short_label)
    return f'<a class="mark sign-only {mark.classes}" href="{mark.address}" data-sign="{label}">{_state(mark)}</a>'


def _state(mark: Mark) -> str:
    return (
        f'<span class="visually-hidden"> [claim {mark.number}, {escape(mark.state_label)}]</span>'
    )
