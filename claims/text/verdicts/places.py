"""Where the label of a verdict stands in a wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.text.verdicts import verdict_words as table
from claims.text.verdicts.tokens import END, QUESTION, STRONG, is_word

_WINDOW = 6
"""Most words between *is* and the verdict."""
_ENDING = re.compile(r"[aeiouyàèìòùáéíóúаеєиіїоуюяйыё]{1,3}s?\Z")
_STEM = 4
"""Fewest letters of a stem that is compared without its ending."""
_HEADING = 6
"""Most words of a heading that announces a verdict."""


@dataclass(frozen=True)
class Place:
    """One occurrence of a label: `tokens[start:end]`. With its adverbs it begins at `modified_start`."""

    tokens: list[str]
    start: int
    end: int
    sentence_start: int
    is_asked: bool
    """Whether the sentence is a question."""

    @property
    def modified_start(self) -> int:
        start = self.start
        while start > max(self.sentence_start, self.start - _WINDOW) and _is_adverb(
            self.tokens[start - 1]
        ):
            start -= 1
        return start

    @property
    def is_negated(self) -> bool:
        return any(
            word in table.NOT
            for word in self.tokens[max(self.sentence_start, self.start - 4) : self.start]
        )

    @property
    def is_property(self) -> bool:
        """Whether the label describes things as well as statements."""
        return self.tokens[self.end - 1].startswith(table.PROPERTY_STEMS)

    @property
    def is_done(self) -> bool:
        """Whether somebody did what the label says: *supported by 60 per cent*."""
        return self.tokens[self.end - 1].endswith("ed") and self.token(self.end) == "by"

    @property
    def begins_content(self) -> bool:
        """Whether what is judged follows: *that the bridge fell*, *to say …*."""
        index = self.end + (self.token(self.end) == ",")
        return (
            self.token(index) in table.THAT
            or self.token(index) in table.WHETHER
            or self.token(self.end) in table.TO_SAY
        )

    @property
    def claim_nouns(self) -> frozenset[str]:
        return table.CLEAR_CLAIM_NOUNS if self.is_done else table.CLAIM_NOUNS

    @property
    def is_predicate(self) -> bool:
        """Whether no noun follows that the label would describe."""
        after, then = self.token(self.end), self.token(self.end + 1)
        if after == "to":
            return then in table.TO_SAY or then in table.SUPPORT
        if is_word(after) and after.endswith("ly"):
            return not is_word(then) or then in table.AFTER
        return (
            (not is_word(after) and after != "/")
            or after in table.AFTER
            or after in table.THAT
            or after in table.TO_SAY
        )

    def token(self, index: int) -> str:
        """Return the token, or the end of a sentence outside the wording."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def is_first(self, index: int) -> bool:
        """Return whether nothing stands before this token in its sentence."""
        return self.token(index - 1) == END

    def is_last(self, index: int) -> bool:
        """Return whether nothing stands from this token on but the end of the sentence or of a bracket."""
        return self.token(index) == END or (
            self.token(index) in STRONG and self.token(index + 1) == END
        )

    def has_verdict_head(self, end: int) -> bool:
        """Return whether the sentence up to `end` is only a heading such as *Fact check*."""
        start = self.sentence_start
        words = (
            [word for word in self.tokens[start:end] if is_word(word)]
            if end - start <= _HEADING + 2
            else []
        )
        return (
            0 < len(words) <= _HEADING
            and all(word in table.HEADS or word in table.BE for word in words)
            and (any(word in table.VERDICT_HEADS for word in words))
        )

    def find_link(self) -> int | None:
        """Return the index of *is* or of the verb of rating before the label; None if another word comes first."""
        index, strange = self.start - 1, 0
        while index >= max(self.sentence_start, self.start - 2 * _WINDOW):
            word = self.tokens[index]
            if word in table.RATE or self.is_be(index):
                return index
            if not (_is_adverb(word) or word in table.JOINING):
                strange += 1
                joined = self.tokens[index + 1 : index + 3]
                if strange > 2 or not is_word(word):
                    return None
                if not any(each in table.JOINING for each in joined) and not self._has_foreign_be(
                    index
                ):
                    return None
            index -= 1
        return None

    def is_be(self, index: int) -> bool:
        """Return whether the token is a form of *be* or another link; *’s* is one only after a pronoun."""
        word = self.token(index)
        if word == "'s":
            return self.token(index - 1) in table.PRONOUNS | table.TAKES_IS
        return word in table.BE

    def _has_foreign_be(self, index: int) -> bool:
        """Adverbs of other languages are not listed: *ist absolut falsch*."""
        before = self.tokens[max(self.sentence_start, index - 2) : index]
        return any(word in table.BE and word not in table.BE_OF_ENGLISH for word in before)


def find_places(tokens: list[str], names: list[str]) -> Iterator[Place]:
    """Yield each occurrence of the words of a label, the last one in any grammatical ending."""
    sentence_start, size = 0, len(names)
    asked = _questions(tokens)
    for index, token in enumerate(tokens):
        if token in {END, QUESTION}:
            sentence_start = index + 1
        elif (
            _is_same(token, names[0])
            and len(tokens) >= index + size
            and all(map(_is_same, tokens[index : index + size], names))
        ):
            yield Place(tokens, index, index + size, sentence_start, asked[index])


def _questions(tokens: list[str]) -> list[bool]:
    """Return for each token whether its sentence is a question."""
    answers, is_asked = [], False
    for token in reversed(tokens):
        is_asked = token == QUESTION or (is_asked and token != END)
        answers.append(is_asked)
    return answers[::-1]


def _is_same(word: str, name: str) -> bool:
    if word == name:
        return True
    if table.IRREGULAR.get(name) == word:
        return True
    stem = _stem(name)
    return len(stem) >= _STEM and word.startswith(stem) and _ENDING.sub("", word) == stem


@lru_cache(maxsize=64)
def _stem(name: str) -> str:
    return _ENDING.sub("", name)


def _is_adverb(word: str) -> bool:
    if word in table.ADVERBS:
        return True
    is_formed = len(word) > 5 and word.endswith(("ly", "mente", "ment", "weise"))
    return is_formed and word not in table.CLAIM_NOUNS  # *statement*
