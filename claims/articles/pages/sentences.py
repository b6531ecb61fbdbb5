"""The sentences of an article as its coverage page shows them: state, sign, words, claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Article, Claim, Revision, Sentence
from claims.vocabulary import ClaimStatus, Coverage, NotCheckable, SetAside

SIGNS = {
    Coverage.UNREAD: "○",
    Coverage.HAS_CLAIMS: "●",
    Coverage.NOT_CHECKABLE: "–",
    Coverage.CUT: "✕",
}
LABELS = dict(SetAside.choices) | dict(NotCheckable.choices)
PAGE = 200
"""Sentences a page; the strip above them has all."""
WIDTHS = (40, 90, 160, 260)
"""Characters from which a segment of the strip is wider."""


@dataclass(frozen=True)
class Row:
    """One sentence: its words, how it is accounted for, and the claims that stand on it."""

    sentence: Sentence
    text: str
    claims: tuple[Claim, ...] = ()

    @property
    def position(self) -> int:
        """Its place in the revision, from 1."""
        return self.sentence.position

    @property
    def page(self) -> int:
        """How many sentences stand before the page that it is on."""
        return (self.position - 1) // PAGE * PAGE

    @property
    def state(self) -> str:
        """A value of `Coverage`, which is also a class of the style sheet."""
        return self.sentence.coverage

    @property
    def sign(self) -> str:
        """The state as one sign, since colour alone says nothing to many."""
        return SIGNS[Coverage(self.state)]

    @property
    def word(self) -> str:
        """The state in words, with its reason."""
        if self.state == Coverage.NOT_CHECKABLE:
            return f"not checkable: {LABELS[self.sentence.because]}"
        return Coverage(self.state).label.lower()

    @property
    def at_work(self) -> list[Claim]:
        """The claims that account for the sentence."""
        return [claim for claim in self.claims if claim.status not in _NOT_AT_WORK]

    @property
    def proposed(self) -> list[Claim]:
        """Claims that only a machine, or somebody in passing, proposed of it."""
        return [claim for claim in self.claims if claim.status == ClaimStatus.PROPOSED]

    @property
    def aside(self) -> list[Claim]:
        """Claims on it that somebody set aside."""
        return [claim for claim in self.claims if claim.status == ClaimStatus.SET_ASIDE]

    @property
    def width(self) -> int:
        """How wide its segment is, 1 to 5."""
        return 1 + sum(len(self.text) >= least for least in WIDTHS)


_NOT_AT_WORK = {ClaimStatus.SET_ASIDE, ClaimStatus.PROPOSED}


def rows(article: Article, revision: Revision, positions: Iterable[int] | None = None) -> list[Row]:
    """The sentences of a newest revision in their order, all or those at `positions`."""
    found = revision.sentences.with_coverage().select_related("accounted_by").order_by("position")
    if positions is not None:
        found = found.filter(position__in=list(positions))
    claims = list(article.claims.filter(start__isnull=False).order_by("start", "number"))
    for claim in claims:
        claim.article = article
    return list(_rows(list(found), claims, revision.text))


def _rows(sentences: Sequence[Sentence], claims: Sequence[Claim], text: str) -> Iterable[Row]:
    """Walk sentences and claims together, both in the order of the text."""
    waiting, open_ones = list(reversed(claims)), []
    for sentence in sentences:
        while waiting and waiting[-1].start < sentence.end:
            open_ones.append(waiting.pop())
        open_ones = [claim for claim in open_ones if claim.end > sentence.start]
        on_it = tuple(sorted(open_ones, key=lambda claim: claim.number))
        yield Row(sentence, text[sentence.start : sentence.end], on_it)


def before(rows: Iterable[Row], positions: Iterable[int]) -> str:
    """What these sentences are now, as `UndoForm` reads it."""
    wanted = set(positions)
    return " ".join(
        f"{row.position}:{'cut' if row.sentence.is_cut else row.sentence.not_checkable}"
        for row in rows
        if row.position in wanted
    )
