"""Abbreviations of languages without tables of our own: the exceptions of LanguageTool's rules, read by choppa-srx.

Only the exceptions are asked, at a place where our own engine would cut, in a short window around it, with every
repetition in them cut to a few characters: so a mark costs a fixed time at most. The library's own splitter takes the
fourth power of a line's length on rows of full stops (its exceptions for brackets), and cuts before lower case where
it has few rules; on sentences of our own in two dozen languages this did as well or better in each.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

from claims.text.sentences.rules import words

LANGUAGES = words("ar be br ca cs da el eo fa ga gl is ja nb nl nn no pt ro sk sr sv ta zh")
"""Whose exceptions are asked. Slovenian is left out: its rules never end a sentence at a number."""

RELATIVES = {"cs": "sk", "nb": "da", "nn": "da", "no": "da"}
"""Read with the rules of a language that abbreviates alike, where the library has none for them."""

BEFORE, AFTER = 60, 40
"""Code points around a mark that the exceptions see."""

_MOST_REPEATED = 8


@cache
def _document() -> Any:
    """The library's rules, read once; they are large, so only when a language needs them."""
    from choppa.srx_parser import SrxDocument  # noqa: PLC0415 - slow to import, and few languages need it

    with as_file(files("choppa") / "data" / "srx" / "languagetool_segment.srx") as rules:
        return SrxDocument(ruleset=rules)


@cache
def _exceptions(language: str) -> Any:
    """The pattern of all exceptions of a language, or None where it has none."""
    document = _document()
    rules = document.get_language_rule_list(RELATIVES.get(language, language))
    manager = document.get_rule_manager(rules, _MOST_REPEATED)
    patterns = map(manager.get_exception_pattern, manager.break_rule_list)
    return max(filter(None, patterns), key=lambda pattern: len(pattern.pattern), default=None)


def is_exception(text: str, begin: int, stop: int, after: int, language: str) -> bool:
    """Whether the library says that the sentence begun at `begin` goes on at the mark that closes at `stop`.

    `after` is where the next word begins. A language that the library does not know has no exceptions.
    """
    if language not in LANGUAGES:
        return False
    start = max(begin, stop - BEFORE)
    return _is_exception(text[start : after + AFTER], stop - start, after - start, language)


@lru_cache(maxsize=4096)
def _is_exception(window: str, stop: int, after: int, language: str) -> bool:
    """Whether an exception fits at the mark or at the next word. Kept, for texts that repeat themselves."""
    pattern = _exceptions(language)
    if pattern is None:
        return False
    return any(pattern.match(window, place) for place in (stop, after))
