"""The sentences of an article as the coverage page shows them: text, state and claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.articles.queries.sentence_coverage import SentenceCoverage
from claims.models import Article, Claim, Revision
from claims.vocabulary import ClaimStatus, Coverage, NotCheckable, SetAside

SIGNS = {
    Coverage.UNREAD: "○",
    Coverage.HAS_CLAIMS: "●",
    Coverage.NOT_CHECKABLE: "–",
    Coverage.CUT: "✕",
}
LABELS = dict(SetAside.choices) | dict(NotCheckable.choices)
PAGE = 100
"""Sentences per page."""
MOST_SEGMENTS = 600
"""Sentences of an article whose strip shows all of them; that of a longer article shows those of the page."""
WIDTHS = (40, 90, 160, 260)
"""Lengths in characters from which a sentence's segment of the strip is one step wider."""


@dataclass(frozen=True)
class Row:
    """One sentence, its text and the claims that overlap it."""

    sentence: SentenceCoverage
    text: str
    claims: tuple[Claim, ...] = ()

    @property
    def position(self) -> int:
        """The sentence's position in the revision, from 1."""
        return self.sentence.position

    @property
    def page(self) -> int:
        """The offset at which the sentence's page begins."""
        return (self.position - 1) // PAGE * PAGE

    @property
    def state(self) -> str:
        """A value of `Coverage`, which is also a class of the style sheet."""
        return self.sentence.coverage

    @property
    def sign(self) -> str:
        """The state as a sign, for people who can't see the colour."""
        return SIGNS[Coverage(self.state)]

    @property
    def state_label(self) -> str:
        """The state in words, with its reason."""
        if self.state == Coverage.NOT_CHECKABLE:
            return f"not checkable: {LABELS[self.sentence.because]}"
        return Coverage(self.state).label.lower()

    @property
    def active_claims(self) -> list[Claim]:
        """Claims that are being checked or were decided."""
        return [claim for claim in self.claims if claim.status not in _INACTIVE]

    @property
    def suggested_claims(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.status == ClaimStatus.PROPOSED]

    @property
    def set_aside_claims(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.status == ClaimStatus.SET_ASIDE]

    @property
    def width(self) -> int:
        """The width of the sentence's segment in the strip, 1 to 5."""
        length = self.sentence.end - self.sentence.start
        return 1 + sum(length >= minimum for minimum in WIDTHS)


_INACTIVE = {ClaimStatus.SET_ASIDE, ClaimStatus.PROPOSED}


def build_rows(
    article: Article, revision: Revision, sentences: Sequence[SentenceCoverage]
) -> list[Row]:
    """Return sentences of the newest revision, which are in order, with the claims that overlap them."""
    if not sentences:
        return []
    start, end = sentences[0].start, sentences[-1].end
    claims = list(article.claims.filter(start__lt=end, end__gt=start).order_by("start", "number"))
    for claim in claims:
        claim.article = article
    return list(_build_rows(sentences, claims, revision.text))


def _build_rows(
    sentences: Sequence[SentenceCoverage], claims: Sequence[Claim], text: str
) -> Iterable[Row]:
    """Walk through sentences and claims together; both must be in the order of the text."""
    upcoming, overlapping = list(reversed(claims)), []
    for sentence in sentences:
        while upcoming and upcoming[-1].start < sentence.end:
            overlapping.append(upcoming.pop())
        overlapping = [claim for claim in overlapping if claim.end > sentence.start]
        by_number = tuple(sorted(overlapping, key=lambda claim: claim.number))
        yield Row(sentence, text[sentence.start : sentence.end], by_number)


def describe_marks(sentences: Iterable[SentenceCoverage], positions: Iterable[int]) -> str:
    """Return the current marks of these sentences in the format of `UndoForm`."""
    wanted = set(positions)
    return " ".join(
        f"{sentence.position}:{'cut' if sentence.is_cut else sentence.not_checkable}"
        for sentence in sentences
        if sentence.position in wanted
    )
