"""The form of a language's sentence rules: tables of words, read by the engine in `sentences`."""

from dataclasses import dataclass, field


def words(table: str) -> frozenset[str]:
    """The words of a table, which is written as plain text."""
    return frozenset(table.split())


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language's full stops may mean. Words are without their last full stop.

    Abbreviations are looked up in lower case, starters as they stand in the text.
    """

    never_end: frozenset[str]
    """Always followed by the rest of their sentence: titles, *e.g.*, *vs*."""
    before_number: frozenset[str]
    """Abbreviations only before a number: *No. 5*, *p. 12*; else the word ends a sentence."""
    before_name: frozenset[str]
    """Abbreviations before a capital or a number: *Gen. Smith*, *Feb. 3*; they end before a starter."""
    may_end: frozenset[str]
    """End a sentence only before a word that commonly starts one: *U.S.*, *Inc.*, *a.m.*"""
    starters: frozenset[str]
    """Words that, capitalised, commonly start a sentence and hardly ever continue a name."""
    exclaimed_names: frozenset[str] = field(default_factory=frozenset)
    """Names that end in a mark: *Yahoo!*"""
    letters_that_are_words: frozenset[str] = field(default_factory=frozenset)
    """Single capital letters which are words too: *I*."""
    times_of_day: frozenset[str] = field(default_factory=frozenset)
    """Abbreviations after a clock time, before which a title may start a sentence."""
    titles: frozenset[str] = field(default_factory=frozenset)
    speech_verbs: frozenset[str] = field(default_factory=frozenset)
    """Verbs that carry on after a quotation which ended in a mark: *“Why?” Asked …*"""
    lower_starters: frozenset[str] = field(default_factory=frozenset)
    """Lower-case words that start a sentence in careless writing after a full stop."""
