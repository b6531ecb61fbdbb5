"""How every sentence of an article's newest text is accounted for.

A claim that is being checked sorts its sentences, and so does a claim that somebody set aside for a reason. A suggested
claim doesn't, not even a chosen one: reviewers don't have it yet.

Sentences and claims are read apart and put together here, in time linear in both: the database compares each claim with
each sentence of a text whose rows are new to it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claims.sql_files import fetch_row, fetch_rows
from claims.vocabulary import Choice, ClaimStatus, Coverage

SENTENCES = Path(__file__).with_suffix(".sql")
CLAIMS = Path(__file__).with_name("claim_spans.sql")
UNREAD = Path(__file__).with_name("unread_sentences.sql")
CHECKED, CUT = "checked", "cut"
"""Answers that are neither a reason nor a choice: its claims are being checked; it was cut from the article."""


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence and the mark that somebody gave it."""

    position: int
    start: int
    end: int
    role: str
    not_checkable: str
    """The reason that somebody marked the sentence with."""
    is_cut: bool
    marked_by: str
    """The name of who marked it, or an empty string."""
    marked_by_id: int | None


@dataclass(frozen=True)
class ClaimSpan:
    """A claim: where it is, and what became of it."""

    number: int
    start: int
    end: int
    status: str
    reason: str
    is_preselected: bool
    chosen_by: int | None

    @property
    def is_checked(self) -> bool:
        """Whether it is being checked or was decided."""
        return self.status not in (ClaimStatus.PROPOSED, ClaimStatus.SET_ASIDE)

    @property
    def is_waiting(self) -> bool:
        """Whether it is opened when reviewing starts: chosen, or suggested in advance."""
        is_open_to_choice = self.status == ClaimStatus.PROPOSED
        return is_open_to_choice and (self.chosen_by is not None or self.is_preselected)


@dataclass(frozen=True)
class SentenceCoverage:
    """A sentence, its claims, and how it is accounted for."""

    sentence: MarkedSentence
    claims: tuple[ClaimSpan, ...]

    @property
    def position(self) -> int:
        """Its position in the revision, from 1."""
        return self.sentence.position

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.sentence.end

    @property
    def is_marked(self) -> bool:
        """Whether somebody gave it a mark."""
        return bool(self.sentence.not_checkable or self.sentence.is_cut)

    @property
    def coverage(self) -> Coverage:
        """Whether it is sorted, and how."""
        if any(claim.is_checked for claim in self.claims):
            return Coverage.HAS_CLAIMS
        if self.sentence.is_cut:
            return Coverage.CUT
        is_dropped = self._set_aside_reason and self.choice != Choice.CLAIM
        return (
            Coverage.NOT_CHECKABLE if self.sentence.not_checkable or is_dropped else Coverage.UNREAD
        )

    @property
    def because(self) -> str:
        """The reason why it is not checkable: its own, or that of a claim that was set aside."""
        return self.sentence.not_checkable or self._set_aside_reason

    @property
    def _set_aside_reason(self) -> str:
        reasons = (claim.reason for claim in self.claims if claim.status == ClaimStatus.SET_ASIDE)
        return next(reasons, "")

    @property
    def choice(self) -> Choice:
        """What becomes of a sentence that is not sorted."""
        waiting = [claim for claim in self.claims if claim.is_waiting]
        if any(claim.chosen_by for claim in waiting):
            return Choice.CLAIM
        return Choice.SUGGESTED if waiting else Choice.TO_SORT

    @cached_property
    def answer(self) -> str:
        """What was answered: CHECKED, CUT, a reason why there is nothing to check, or a `Choice`."""
        coverage = self.coverage
        if coverage == Coverage.HAS_CLAIMS:
            return CHECKED
        if coverage == Coverage.UNREAD:
            return self.choice.value
        return CUT if coverage == Coverage.CUT else self.because

    @property
    def answered_by(self) -> int | None:
        """The key of the person who marked it or chose a claim in it."""
        chosen_by = (claim.chosen_by for claim in self.claims if claim.is_waiting)
        return self.sentence.marked_by_id or next(filter(None, chosen_by), None)

    @property
    def checked(self) -> list[int]:
        """Numbers of its claims that are being checked or were decided."""
        return [claim.number for claim in self.claims if claim.is_checked]

    @property
    def waiting(self) -> list[int]:
        """Numbers of its claims that are opened when reviewing starts."""
        return [claim.number for claim in self.claims if claim.is_waiting]


def list_coverage(revision: int) -> list[SentenceCoverage]:
    """Return the sentences of an article's newest revision, whose key this is, in order."""
    sentences = fetch_rows(MarkedSentence, SENTENCES, revision=revision)
    found = _find_claims(sentences, fetch_rows(ClaimSpan, CLAIMS, revision=revision))
    return [SentenceCoverage(*pair) for pair in zip(sentences, map(tuple, found), strict=True)]


def _find_claims(
    sentences: Sequence[MarkedSentence], claims: Sequence[ClaimSpan]
) -> list[list[ClaimSpan]]:
    """Return the claims that overlap each sentence."""
    starts, ends = [row.start for row in sentences], [row.end for row in sentences]
    found: list[list[ClaimSpan]] = [[] for _ in sentences]
    for claim in claims:
        for index in range(bisect_right(ends, claim.start), bisect_left(starts, claim.end)):
            found[index].append(claim)
    return found


@dataclass(frozen=True)
class UnreadSentences:
    """How many sentences nobody has sorted."""

    count: int


def count_unread(revision: int) -> int:
    """Return how many sentences of an article's newest revision nobody has sorted."""
    row = fetch_row(UnreadSentences, UNREAD, revision=revision)
    return row.count if row else 0
