"""Recognise abbreviations in languages without rules of our own, with LanguageTool's SRX exceptions from choppa-srx.

We use only the exceptions, only at offsets where our rules would cut, and only in a short window of text, with limited
repetition, so each mark takes bounded time. The splitter of choppa-srx itself takes O(n⁴) on a row of full stops
(because of its exceptions for brackets), and cuts before lower case in languages for which it has few rules. On our own
test sentences in two dozen languages, this approach was as good or better in each language.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

from claims.text.sentences.rules import words

LANGUAGES = words("ar be br ca cs da el eo fa ga gl is ja nb nl nn no pt ro sk sr sv ta zh")
"""Languages that use the exceptions. Slovenian is missing because its rules never end a sentence at a number."""

RELATIVES = {"cs": "sk", "nb": "da", "nn": "da", "no": "da"}
"""Languages for which the library has no exceptions, and the similar language whose exceptions we use."""

BEFORE, AFTER = 60, 40
"""Code points before and after a mark that we match the exceptions against."""

_MOST_REPEATED = 8


@cache
def _load_rules() -> Any:
    """Return the library's rules; they are large and are loaded only when a language needs them."""
    from choppa.srx_parser import SrxDocument  # noqa: PLC0415 - slow to import, and few languages need it

    with as_file(files("choppa") / "data" / "srx" / "languagetool_segment.srx") as rules:
        return SrxDocument(ruleset=rules)


@cache
def _compile_exceptions(language: str) -> Any:
    """Return the pattern of all exceptions of a language, or None if it has none."""
    document = _load_rules()
    rules = document.get_language_rule_list(RELATIVES.get(language, language))
    manager = document.get_rule_manager(rules, _MOST_REPEATED)
    patterns = map(manager.get_exception_pattern, manager.break_rule_list)
    return max(filter(None, patterns), key=lambda pattern: len(pattern.pattern), default=None)


def is_exception(text: str, begin: int, stop: int, after: int, language: str) -> bool:
    """Return whether the sentence that began at `begin` goes on after the mark that ends at `stop`.

    The next word begins at `after`. Languages that are not in LANGUAGES have no exceptions.
    """
    if language not in LANGUAGES:
        return False
    start = max(begin, stop - BEFORE)
    return _is_exception(text[start : after + AFTER], stop - start, after - start, language)


@lru_cache(maxsize=4096)
def _is_exception(window: str, stop: int, after: int, language: str) -> bool:
    """Return whether an exception matches at the mark or at the next word. Cached for repetitive texts."""
    pattern = _compile_exceptions(language)
    if pattern is None:
        return False
    return any(pattern.match(window, offset) for offset in (stop, after))
