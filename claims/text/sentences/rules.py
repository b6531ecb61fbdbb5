"""The sentence rules of a language: word lists that `stops` reads."""

import re
from dataclasses import dataclass


def words(table: str) -> frozenset[str]:
    """Return the set of words in a text; word lists are written as plain text."""
    return frozenset(table.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What full stops mean in a language.

    The word lists have no final full stops. Abbreviations are in lower case, `starters` and names
    as they appear in text. An abbreviation that is in no list ends its sentence like any other word.
    """

    never_end: frozenset[str]
    """Abbreviations after which the sentence always goes on: titles, *e.g.*, *vs*."""
    before_number: frozenset[str]
    """Abbreviations after which the sentence goes on if a number follows: *No. 5*, *p. 12*."""
    units: frozenset[str]
    """After a number, these end the sentence if a capital follows (*5 km.*). Elsewhere they are ordinary words."""
    may_end: frozenset[str]
    """Abbreviations that end the sentence only before a starter or a quotation: *U.S.*, *Inc.*, *Jan.*, *Ave.*"""
    starters: frozenset[str]
    """Capitalised words that often start a sentence and are rarely part of a name."""
    exclaimed_names: frozenset[str] = frozenset()
    """Names that end with an exclamation mark: *Yahoo!*"""
    letters_that_are_words: frozenset[str] = frozenset()
    """Single lower-case letters that are words and not parts of abbreviations: *є*."""
    times_of_day: frozenset[str] = frozenset()
    """Abbreviations after a clock time. A title may start a sentence after them."""
    closing: frozenset[str] = frozenset()
    """Abbreviations that end the sentence before any capital: *etc.*"""
    years: frozenset[str] = frozenset()
    """Abbreviations of *year* among `units`. At the beginning of a sentence, it goes on: *У 2024 р. ВВП*."""
    says_who: re.Pattern[str] | None = None
    """Attribution after a quotation that ends with a question or exclamation mark: *“No!” Trump wrote.*"""
    before_ordinal: frozenset[str] = frozenset()
    """Lower-case words after which a short number with a full stop is an ordinal: *der 3. Weg*."""
    after_ordinal: frozenset[str] = frozenset()
    """Capitalised words before which a number with a full stop is an ordinal: *am 3. Mai*."""
    has_list_number_sentences: bool = False
    """Whether *1.* before a list item is its own sentence, as in Ukrainian treebanks."""
    titles: frozenset[str] = frozenset()
    """The titles among `never_end`."""
    lower_starters: frozenset[str] = frozenset()
    """Lower-case words that start a sentence in careless writing."""
    ends_before_lower: bool = True
    """Whether a long word with a full stop ends a sentence before a lower-case word, as in careless writing."""
    asks_with_semicolon: bool = False
    """Whether a semicolon is a question mark, as in Greek."""
