"""Find the context of each sentence: what a reader needs to understand it.

That is the headings above it, the lead-in of its list, the question or turn that it answers, who says it, and the
earlier sentences that it depends on. A verdict belongs to words in their context. Two contexts are the same if their
folded texts are the same (`claims.text.folding`).
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claims.text.folding import fold
from claims.text.revisions.blocks import Layout, is_lead_in
from claims.text.revisions.dependence import begins_with_reference, depends_on_previous, refers_back
from claims.text.sentences.units import Unit
from claims.text.spans import Span

MOST_SENTENCES = 3
"""Earlier sentences of one kind that we follow: of a turn, of a question, of a chain of sentences."""
STICKY_WORDS = 6
"""A line such as *Spain:* with at most so many words governs all paragraphs up to the next heading."""
_WITHOUT_CONTEXT = frozenset(("furniture", "by-line", "dateline"))


class ContextKind(StrEnum):
    """What a piece of the context is to the sentence."""

    HEADING = "heading"
    LEAD_IN = "lead-in"
    QUESTION = "question"
    SPEAKER = "speaker"
    SENTENCE = "sentence"


class ContextPiece(NamedTuple):
    """One piece of the context of a sentence: its kind, and where it is in the text."""

    kind: ContextKind
    span: Span


type Context = tuple[ContextPiece, ...]


def find_contexts(text: str, units: Sequence[Unit], language: str) -> list[Context]:
    """Return the context of each unit of a text, in reading order. Clutter and by-lines have none."""
    reader = _Reader(text, units, language)
    return [reader.read_unit(index) for index in range(len(units))]


def join_contexts(contexts: Iterable[Context], own: Span) -> Context:
    """Return the context of several units that are one claim: every piece that is not in the claim itself."""
    pieces = {piece.span: piece for context in contexts for piece in context}
    return tuple(
        pieces[span] for span in sorted(pieces) if span.end <= own.start or span.start >= own.end
    )


def fold_context(text: str, context: Context) -> tuple[str, ...]:
    """Return the folded text of each piece, in reading order. Two contexts are the same if these are equal.

    The kinds don't count: a blank line more can make a sentence a question to the next one, and says nothing else.
    """
    spans = sorted(piece.span for piece in context)
    return tuple(_fold_piece(span.of(text)) for span in spans)


_fold_piece = lru_cache(maxsize=2_048)(fold)
"""A heading is a piece of the context of every sentence below it."""


class _Reader:
    """Reads the units of a text in order and remembers what governs the next one."""

    def __init__(self, text: str, units: Sequence[Unit], language: str) -> None:
        self.text, self.units, self.language = text, units, language
        self.layout = Layout(text, units)
        self.headings: list[tuple[int, int]] = []
        """Level and index of each heading that governs the text here."""
        self.items: list[int] = []
        """A numbered line that is a heading: *1. Spain*, with paragraphs below it."""
        self.lead_ins: list[int] = []
        self.list_lead_ins: list[int] = []
        self.question: list[int] = []
        self.turn: list[int] = []
        """The units of this turn, or of this paragraph where nobody is named."""
        self.speaker: Span | None = None
        self.block = -1
        self.last: int | None = None
        """The last unit before this one that says something."""

    def read_unit(self, index: int) -> Context:
        """Return the context of a unit. To be called for each unit, in order."""
        role = self.units[index].role
        if role in _WITHOUT_CONTEXT:
            return ()
        if self.layout.is_heading(index):
            self._enter_heading(index)
            return self._pieces(index, [])
        if role == "caption":
            return self._pieces(index, self.layout.before_in_block(index))
        if self.layout.block_of[index] != self.block:
            self._enter_block(index)
        context = self._pieces(index, self._find_earlier_sentences(index))
        self.turn = [*self.turn[-MOST_SENTENCES:], index]
        self.last = index
        return context

    def _pieces(self, index: int, sentences: list[int]) -> Context:
        """Return the pieces that govern a unit, each span once, the most general first."""
        found: dict[Span, ContextKind] = {}
        label = self.layout.label_of(self.layout.block_of[index])
        own = self.units[index].span
        kinds = (
            (ContextKind.HEADING, [at for _, at in self.headings] + self.items),
            (ContextKind.QUESTION, self.question + self.layout.opening_question(index)),
            (ContextKind.LEAD_IN, self.lead_ins),
            (ContextKind.SENTENCE, sentences),
        )
        for kind, indexes in kinds:
            for at in indexes:
                if at != index:
                    found.setdefault(self.units[at].span, kind)
        speaker = label or self.speaker
        if speaker and not (own.start <= speaker.start < own.end):
            found.setdefault(speaker, ContextKind.SPEAKER)
        return tuple(ContextPiece(kind, span) for span, kind in found.items())

    # --- Headings --------------------------------------------------------------------------

    def _enter_heading(self, index: int) -> None:
        """Let a heading govern what follows. A line of a list that only looks like a heading keeps its lead-in."""
        block = self.layout.block_of[index]
        continues = bool(self.lead_ins) and not self.layout.follows_blank_line(block)
        begins = self.last is not None and is_lead_in(self.units[self.last].span.of(self.text))
        if begins and self.last is not None and self.layout.is_next_said(self.last, index):
            self.lead_ins = [self.last]
        elif not continues:
            self.lead_ins = []
        level = self.layout.heading_level(index)
        is_stacked = bool(self.headings) and self.layout.is_next_said(self.headings[-1][1], index)
        if self.units[index].role == "headline":
            self.headings = []
        elif level:
            self.headings = [(at, i) for at, i in self.headings if at < level]
        elif not is_stacked and self.headings:
            if self.units[self.headings[-1][1]].role != "headline":
                self.headings.pop()
        elif is_stacked and len(self.headings) > 2:
            # A second stack of headings replaces the first, below the headline.
            first, *_, last = self.headings
            self.headings = [first, last]
        self.headings.append((level, index))
        self.items, self.question, self.turn, self.list_lead_ins = [], [], [], []
        self.speaker = None
        self.block = block

    # --- Paragraphs, lists and turns -------------------------------------------------------

    def _enter_block(self, index: int) -> None:
        """Find out what the paragraph before means for this one."""
        block, layout = self.layout.block_of[index], self.layout
        label = layout.speaker_of(block)
        said = [at for at in self.turn if layout.block_of[at] == self.block]
        is_asked = bool(said) and (
            layout.are_questions[said[-1]] or (len(said) == 1 and layout.is_bold(said[0]))
        )
        is_new_turn = label is not None and (
            self.speaker is None or label.of(self.text) != self.speaker.of(self.text)
        )
        if is_asked:
            self.question = said[-MOST_SENTENCES:]
        elif is_new_turn:
            # Who asks doesn't answer: a question has only the sentences that it depends on.
            self.question = [] if layout.asks(block) else self.turn[-MOST_SENTENCES:]
        if is_asked or is_new_turn:
            self.turn = []
        if label is not None:
            self.speaker = label
        self._enter_list(index)
        self.block = block

    def _enter_list(self, index: int) -> None:
        """Update the lead-in: of a list, or of lines below one that ends with a colon."""
        layout, last = self.layout, self.last
        leads = last is not None and is_lead_in(self.units[last].span.of(self.text))
        was_item = last is not None and self.units[last].role == "list-item"
        if self.units[index].role == "list-item":
            self.items = []
            if was_item and leads and last is not None:
                self.lead_ins = [*self.lead_ins[:1], last]
            elif not was_item:
                continues = layout.continues_numbering(index)
                self.lead_ins = self.list_lead_ins if continues else self._lead_in(last)
            self.list_lead_ins = self.lead_ins
            return
        if was_item and last is not None:
            self.items = [last] if layout.is_numbered_heading(last) else []
        if leads and last is not None:
            self.lead_ins = self._lead_in(last)
        elif was_item or not self._is_still_led(index):
            self.lead_ins = []

    def _lead_in(self, last: int | None) -> list[int]:
        """Return the lead-in of a list and the sentence that it depends on itself."""
        if last is None:
            return []
        lead_in = self.units[last].span.of(self.text)
        is_label = len(lead_in.split()) <= STICKY_WORDS
        if is_label and not begins_with_reference(lead_in, self.language):
            return [last]
        return [*self._find_earlier_sentences(last)[-1:], last]

    def _is_still_led(self, index: int) -> bool:
        """Return whether a paragraph after the first one still belongs to the lead-in."""
        block = self.layout.block_of[index]
        is_next_label = is_lead_in(self.units[index].span.of(self.text))
        if not self.lead_ins or (is_next_label and self.layout.follows_blank_line(block)):
            return False
        lead_in = self.units[self.lead_ins[-1]].span.of(self.text)
        return (
            not self.layout.follows_blank_line(block)
            or self.layout.has_one_unit(block)
            or len(lead_in.split()) <= STICKY_WORDS
        )

    # --- Earlier sentences -----------------------------------------------------------------

    def _find_earlier_sentences(self, index: int) -> list[int]:
        """Return the earlier sentences that a unit depends on, in order.

        A chain goes on as long as the sentence before clearly refers back itself. A question ends it with its paragraph.
        """
        found: list[int] = []
        at = index
        while len(found) < MOST_SENTENCES and self._depends(at, is_first=at == index):
            before = self.layout.said_before(at)
            if before is None:
                break
            found.append(before)
            at = before
        return found[::-1]

    def _depends(self, index: int, *, is_first: bool) -> bool:
        unit, before = self.units[index], self.layout.said_before(index)
        if before is None:
            return False
        sentence = unit.span.of(self.text)
        if (
            self.layout.are_questions[before]
            and self.layout.block_of[before] == self.layout.block_of[index]
        ):
            return True
        is_headed = self.layout.has_heading_between(before, index)
        if is_headed and not is_first:
            return False
        if is_headed or unit.role == "list-item":
            return refers_back(sentence, self.language, is_title_near=True)
        in_paragraph = self.layout.block_of[before] == self.layout.block_of[index]
        if not is_first:
            goes_on = in_paragraph or not self.layout.are_questions[index]
            return goes_on and refers_back(sentence, self.language)
        return depends_on_previous(sentence, self.language, in_paragraph=in_paragraph)
