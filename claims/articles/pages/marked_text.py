"""The article's text as HTML, with its claims marked.

Where claims begin and end in a text is the same for everybody, and worked out once for each revision.
How each is marked is written anew for each page: it depends on who reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.access.claims import ClaimForUser
from claims.articles.pages.marks import Mark, is_marked, list_around
from claims.articles.pages.text_parts import TextPart, choose_part, divide_text
from claims.articles.queries.newest_revision import NewestRevision
from claims.models import Revision
from claims.text.quotes.marked_text import Block, Part, Unit, mark_text

type Spans = tuple[tuple[int, int, int], ...]
"""Number, start and end of each claim that is marked."""
REMEMBERED = 200
"""Parts of texts whose paragraphs are kept in memory."""
MOST_IN_STRIP = 300
REMEMBERED_TEXTS = 10
"""Whole texts that are kept in memory, because all parts of one are often read one after the other."""


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
    """A text with the marks of its claims for one reader; `current` is the claim whose page it is.

    Of a long text it is one part: that with the number `part_number`, else the one around the claim `current`, else the first.
    """

    revision: NewestRevision
    claims: Sequence[ClaimForUser]
    marks: Mapping[int, Mark]
    current: int = 0
    part_number: int = 0

    @cached_property
    def part(self) -> TextPart:
        """The part of the text."""
        return choose_part(
            read_parts(self.revision), self.part_number, self._start_of(self.current)
        )

    @property
    def html(self) -> SafeString:
        """The part as HTML."""
        return render_paragraphs(self.paragraphs, self.marks, self.current)

    def shows(self, number: int) -> bool:
        """Return whether a claim begins in this part."""
        return self.part.holds(self._start_of(number))

    def paragraphs_with(self, *numbers: int) -> list[tuple[str, SafeString]]:
        """The paragraphs that hold words of these claims, each with the id of its element."""
        return [
            (paragraph.id, render_paragraphs([paragraph], self.marks, self.current))
            for paragraph in self.paragraphs
            if any(
                number in stretch.numbers for stretch in paragraph.stretches for number in numbers
            )
        ]

    def _start_of(self, number: int) -> int | None:
        return next((claim.start for claim in self.claims if claim.number == number), None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the part, cut where claims begin and end."""
        spans = list_spans(self.claims, self.current, self.part)
        return read_paragraphs(self.revision, self.part, spans)


def list_spans(
    claims: Iterable[ClaimForUser], current: int = 0, part: TextPart | None = None
) -> Spans:
    """Return where the claims stand that are marked in a part of the text, or in all of it."""
    return tuple(
        (claim.number, claim.start, claim.end)
        for claim in claims
        if claim.start is not None
        and claim.end is not None
        and (part is None or (claim.start < part.end and claim.end > part.start))
        and is_marked(claim, current)
    )


def render_paragraphs(
    paragraphs: Iterable[Paragraph], marks: Mapping[int, Mark], current: int = 0
) -> SafeString:
    """Return paragraphs as HTML, with the marks that this reader may see."""
    html = "\n".join(_render(paragraph, marks, current) for paragraph in paragraphs)
    return mark_safe(html)  # noqa: S308 - every text in it was escaped


def render_strip(
    claims: Iterable[ClaimForUser], marks: Mapping[int, Mark], current: int
) -> SafeString:
    """Return the items of the list of claims above the text: all, or of very many those around the current one."""
    shown = [claim for claim in claims if is_marked(claim, current)]
    near = list_around(shown, current, MOST_IN_STRIP)
    html = "".join(_strip_item(marks[claim.number]) for claim in near)
    return mark_safe(html)  # noqa: S308 - every text in it was escaped


def _strip_item(mark: Mark) -> str:
    label = escape(mark.state_label)
    here = ' aria-current="true"' if mark.is_current else ""
    return (
        f'<li><a class="{mark.classes}" href="{mark.address}" title="Claim {mark.number}: {label}"{here}>'
        f'{escape(mark.short_label)}<span class="hide">, {label}</span></a></li>'
    )


@lru_cache(REMEMBERED_TEXTS)
def read_text(revision: NewestRevision) -> tuple[str, tuple[Unit, ...]]:
    """Return the text of a revision and its units. Two queries."""
    stored = Revision.objects.get(pk=revision.id)
    units = stored.sentences.order_by("position").values_list("start", "end", "role")
    return stored.text, tuple(Unit(*unit) for unit in units)


@lru_cache(REMEMBERED)
def read_parts(revision: NewestRevision) -> tuple[TextPart, ...]:
    """Return the parts of a revision."""
    return divide_text(*read_text(revision))


@lru_cache(REMEMBERED)
def read_paragraphs(
    revision: NewestRevision, part: TextPart, spans: Spans
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a part of a revision, cut where these claims begin and end."""
    text, units = read_text(revision)
    shown = [unit for unit in units if part.start <= unit.start < part.end]
    return build_paragraphs(text, shown, spans, part.first_paragraph)


def build_paragraphs(
    text: str, units: list[Unit], spans: Spans, first: int = 1
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of these units, cut where these claims begin and end, counted from `first`."""
    blocks = mark_text(text, units, {number: (start, end) for number, start, end in spans})
    return tuple(_build(block, number) for number, block in enumerate(blocks, first))


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
    return f'<span class="hide"> [claim {mark.number}, {escape(mark.state_label)}]</span>'
