"""The form of a language's sentence rules: tables of words, read by the engine in `stops`."""

import re
from dataclasses import dataclass


def words(table: str) -> frozenset[str]:
    """The words of a table, which is written as plain text."""
    return frozenset(table.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a language's full stops may mean.

    Words stand without their last full stop; abbreviations in lower case, starters and names as
    in a text. An abbreviation that stands in no table ends its sentence like any other word.
    """

    never_end: frozenset[str]
    """The sentence always goes on: titles, *e.g.*, *vs*."""
    before_number: frozenset[str]
    """The sentence goes on before a number only: *No. 5*, *p. 12*."""
    units: frozenset[str]
    """After a number, the sentence ends before any capital: *5 km.*; elsewhere an ordinary word."""
    may_end: frozenset[str]
    """The sentence ends only before a starter or a quotation: *U.S.*, *Inc.*, *Jan.*, *Ave.*"""
    starters: frozenset[str]
    """Words that, capitalised, commonly start a sentence and hardly ever carry on a name."""
    exclaimed_names: frozenset[str] = frozenset()
    """Names that end in an exclamation mark: *Yahoo!*"""
    letters_that_are_words: frozenset[str] = frozenset()
    """Single small letters that are words too, not parts of abbreviations: *є*."""
    times_of_day: frozenset[str] = frozenset()
    """Abbreviations after a clock time, before which a title too may start a sentence."""
    closing: frozenset[str] = frozenset()
    """The sentence ends before any capital: *and so on*."""
    years: frozenset[str] = frozenset()
    """Words for *year* among `units`: where little stands before, the sentence goes on: *У 2024 р. ВВП*."""
    says_who: re.Pattern[str] | None = None
    """Who says it, after a quotation that ends with a question or exclamation mark: *“No!” Trump wrote.*"""
    before_ordinal: frozenset[str] = frozenset()
    """Words, in lower case, after which a short number's full stop makes an ordinal: *der 3. Weg*."""
    after_ordinal: frozenset[str] = frozenset()
    """Capitalised words before which a number's full stop makes an ordinal: *am 3. Mai*."""
    parts_list_numbers: bool = False
    """Whether *1.* before an item is a sentence of its own, as Ukrainian treebanks have it."""
    titles: frozenset[str] = frozenset()
    """The titles among `never_end`."""
    lower_starters: frozenset[str] = frozenset()
    """Words that start a sentence in careless writing although they are in lower case."""
    ends_before_lower: bool = True
    """Whether a long word with a full stop may end a sentence before a word in lower case: careless writing."""
    asks_with_semicolon: bool = False
    """Whether a semicolon is a question mark, as in Greek."""
