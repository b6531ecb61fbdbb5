"""The sentence rules of a language: word lists that `stops` reads."""

import re
from dataclasses import dataclass, field


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
    """Abbreviations after a clock time. They end the sentence before any capital but those of `after_time`."""
    after_time: frozenset[str] = frozenset()
    """Capitalised words that belong to a clock time before them: days, months, time zones."""
    before_time: frozenset[str] = frozenset()
    """Capitalised words that begin a sentence with a clock time: *At 9 p.m. Kyiv was dark*."""
    parts_of_names: frozenset[str] = frozenset()
    """Capitalised words that often follow an abbreviation in a name or title: *U.S. Senate*, *Acme Inc. President*."""
    countries: frozenset[str] = frozenset()
    """Abbreviations of countries, which are often adjectives. They end a sentence only after `before_country`."""
    before_country: frozenset[str] = frozenset()
    """Words before the name of a country that is no adjective: *in the U.S.*"""
    nouns_have_capitals: bool = False
    """Whether a capital says little about where a sentence begins, as in German."""
    has_ordinals: bool = False
    """Whether a number with a full stop is often an ordinal: *3. Liga*."""
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
    known: frozenset[str] = field(init=False)
    """Every abbreviation of the lists, and the last part of those with full stops inside. Other words end a sentence."""

    def __post_init__(self) -> None:
        lists = (self.never_end, self.before_number, self.units, self.may_end, self.closing)
        known = frozenset().union(*lists, self.titles, self.years, self.times_of_day)
        last_parts = {word.rsplit(".", 1)[1] for word in known if "." in word}
        object.__setattr__(self, "known", known | last_parts)

    def is_abbreviation(self, word: str) -> bool:
        """Return whether a word in lower case is an abbreviation that never, or not always, ends a sentence."""
        return word in self.never_end or word in self.before_number or word in self.may_end
