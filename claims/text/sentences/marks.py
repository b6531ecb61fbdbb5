"""Patterns of the marks that may end a sentence, with the closing signs and note marks that belong to them."""

import re

CLOSERS = "\"'”’»“«\\)\\]}*_›"
OPENERS = "\"'“‘«„([{*_‹-–—•¿¡>#"
ELLIPSES = ".…"
QUOTES = frozenset("\"'“‘«„‹")
CLOSING_QUOTES = frozenset("\"'”’»“")

_RAISED = "¹²³⁰⁴-⁹ᵃ-ᶻ⁺⁻⁽⁾†‡§¶"
_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}"
# Right after the stop any short text in square brackets is a note: [a], [note 2], [citation needed], [12]:34.
_BRACKETED = r"\[(?:…|\.\.\.|[^\[\]\n]{0,39}[^\[\]\n.!])\](?::\d{1,4}(?:[–-]\d{1,4})?)?|\((?:\d{1,2}|[a-z])\)|\^\d{1,3}"
# After a space it must look like a note: [12], [1, 2], [b], [note 2].
_SPACED = (
    rf"\[(?:…|\.\.\.|{_NUMBERS}|[a-z]|[^\W\d_]{{1,7}}\.?\s?\d{{1,3}})\]|[{_RAISED}]{{1,6}}(?=\s|\Z)"
)
# A raised number that was copied as plain digits: *in the spring.12 Landlords disagree*.
_FLATTENED = r"\d(?:(?<=[^\W\d_]{3}[.!?]\d)|(?<=[.!?][”\"»]\d)|(?<=%\.\d))(?<!\bNos\.\d)\d{0,2}(?:[,–]\d{1,3}){0,5}(?=\s{1,3}[^\W\d_a-zа-яёіїєґ])"


def _marks(signs: str) -> re.Pattern[str]:
    """Return a pattern with these groups.

    `mark`: the mark, with further marks separated by spaces (". . ."). `close`: closing quotes and
    brackets, note marks, smileys. `gap`: white space. `wide`: a full-width mark.
    """
    return re.compile(
        rf"(?P<mark>[{signs}]++(?:[ \xa0]\.(?=[\s.{CLOSERS}]|\Z))*+)"
        rf"(?P<close>(?:[{CLOSERS}]|{_BRACKETED}|[{_RAISED}]{{1,6}}|{_FLATTENED}"
        rf"|\s{{1,2}}(?=[\[)\]”»\"':;{_RAISED}])(?:{_SPACED}|(?:[)\]”»\"']|[:;]-?[)(DP])(?=\s|\Z)))*+)(?P<gap>\s*+)"
        r"|(?P<wide>[。！？｡។៕။]++[」』”’）]*+)"
    )


MARK = _marks(".!?…‼‽⁇⁈⁉؟۔।॥։።፧།༎᠃᱾")
GREEK_MARK = _marks(".!?…;\u037e")
