"""Raised and lowered figures: note marks, exponents, and those that could be either.

A page prints `$320` with a raised note number; read carelessly, that is `$3202`. Readers of files write what is raised or
lowered in one of three forms, and the search for quotes reads those forms, wherever the text came from:

- `$320[2]`: certainly a note mark;
- `$320²`, `CO₂`: raised or lowered. `classify` decides by the characters before it what it probably is;
- `320⁠2` with a word joiner inside: set apart from the figure in a way that the reader of the file could not interpret.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

JOINT = "\u2060"
"""A word joiner, which is invisible. Between two digits it says that they may not belong to one number."""
_PLAIN = "0123456789+-−=()abcdefghijklmnoprstuvwxyz"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
_TO_RAISED = str.maketrans(_PLAIN, _RAISED)
_TO_LOWERED = str.maketrans(_PLAIN[: len(_LOWERED)], _LOWERED)
_TO_PLAIN = str.maketrans(_RAISED + _LOWERED, _PLAIN + _PLAIN[: len(_LOWERED)]) | str.maketrans(
    "⁻₋", "--"
)
SYMBOLS = "*∗†‡§¶‖#"

_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_WORDED = r"(?:note|notes|nb|fn|n|ref)\.?\s?\d{1,3}"
_BRACKETED = rf"(?:{_NUMBERS}|[a-z]{{1,2}}|[{SYMBOLS}]{{1,3}}|{_WORDED}|citation needed)"
_NOTE = re.compile(rf"\s*[\[(]?\s*({_BRACKETED})\s*[\])]?[.,]?\s*\Z", re.IGNORECASE)
_NOTES = re.compile(rf"(?:\[{_BRACKETED}\]\s?){{2,8}}\Z", re.IGNORECASE)
_RUN = re.compile(
    rf"(?P<note>(?<=\S)\[{_BRACKETED}\]|[①-⑳⑴-⒇⓪❶-❿⓵-⓾])"
    rf"|(?P<raised>[{_RAISED}]+(?:[,;] ?[{_RAISED}]+)*)"
    rf"|(?P<lowered>[{_LOWERED}]+)"
    rf"|(?P<joint>(?<=\d){JOINT}\d+)"
    r"|(?P<symbol>(?<=[^\s*†‡§])[*†‡§]{1,3}(?=[\s.,;:!?)\]”\"]|\Z))",
    re.IGNORECASE,
)
_CURRENCY = "$€£¥₹₽₴₩"
_NUMBER = re.compile(rf"([{_CURRENCY}]\s?)?(?<!\d)(\d[\d.,]*)\Z")
_MONEY = re.compile(rf"[{_CURRENCY}]\s?\d[\d.,]*\s?\Z")
_WORD = re.compile(r"[^\W\d_]+\Z")
_OPERATOR_BEFORE = re.compile(r"[×·∙*=^/÷<>≈~]\s?\d[\d.,]*\Z")
_OPERATOR_AFTER = re.compile(rf"\s?[×·∙=÷^]|\s?[+−-]\s?\d+[{_RAISED}]")
UNITS = frozenset(
    ("m", "km", "cm", "mm", "dm", "hm", "nm", "µm", "μm", "ft", "in", "yd", "mi", "s", "kg")
)
POWERS = frozenset({"10", "2"})
"""Numbers that are more often raised to a power than followed by a note mark."""
_LOOK_BACK = 40


class Mark(Enum):
    """What a raised or lowered figure is. It decides what a quote that leaves it out, or runs it in, proves."""

    NOTE = "note mark"
    POWER = "exponent or note mark"
    SYMBOL = "part of a unit, variable or formula"


class Run(NamedTuple):
    """A raised or lowered figure in a text: its span, what it is, and its characters as they are on the line.

    `makes_number`: read on the line, it would make another number of the one before it. `follows_word`: it stands behind
    a word of three letters or more.
    """

    start: int
    end: int
    mark: Mark
    plain: str
    is_lowered: bool
    makes_number: bool
    follows_word: bool


def write_raised(content: str, before: str, *, is_note: bool = False) -> str:
    """Return how a text has what a file raises after `before`. `is_note` says that it refers to a note."""
    content = content.replace(JOINT, "").translate(_TO_PLAIN)
    stripped = content.strip()
    if _NOTES.match(stripped):
        return content
    note = _NOTE.match(content)
    if not stripped or not note:
        return _write_other(content, before)
    if all(character in SYMBOLS for character in stripped):
        return content
    inside = note[1]
    is_certain = is_note or stripped[0] in "[(" or not (inside.isdigit() or len(inside) == 1)
    if not is_certain or (inside.isalpha() and len(inside) > 1 and not is_note):
        return _write_other(content, before)
    return f"[{inside}]"


def _write_other(content: str, before: str) -> str:
    """Return raised characters that may be an exponent, an ordinal (`19th`) or a note mark."""
    stripped = content.strip()
    is_plain_word = stripped.isalpha() and (len(stripped) > 1 or not before[-1:].isalnum())
    if not stripped or is_plain_word:
        return content
    if set(stripped) <= set(_PLAIN):
        return content.translate(_TO_RAISED)
    is_after_digit = before[-1:].isdigit() and any(c.isdigit() for c in stripped)
    return f"^({stripped})" if is_after_digit else content


def write_lowered(content: str) -> str:
    """Return how a text has what a file lowers: figures as subscripts, words as they are."""
    is_figure = set(content.strip()) <= set(_PLAIN[: len(_LOWERED)])
    return content.translate(_TO_LOWERED) if is_figure else content


def find_runs(text: str) -> list[Run]:
    """Return the raised and lowered figures and the note marks of a text, in order."""
    return list(_read_runs(text))


def _read_runs(text: str) -> Iterator[Run]:
    for match in _RUN.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        mark = _classify(match, before, text[match.end() : match.end() + 4])
        base = before.rstrip(".,")[-1:] if mark == Mark.NOTE else before[-1:]
        word = _WORD.search(before)
        yield Run(
            match.start(),
            match.end(),
            mark,
            plain=match[0].translate(_TO_PLAIN).replace(JOINT, ""),
            is_lowered=match.lastgroup == "lowered",
            makes_number=base.isdigit() and match.lastgroup != "joint",
            follows_word=bool(word) and len(word[0]) > 2,
        )


def _classify(match: re.Match[str], before: str, after: str) -> Mark:
    if match.lastgroup in ("note", "symbol"):
        return Mark.NOTE
    if match.lastgroup == "joint":
        return Mark.POWER
    if match.lastgroup == "lowered":
        is_part_of_number = before[-1:].isdigit() or before[-1:] in ("/", "\u2044")
        return Mark.POWER if is_part_of_number else Mark.SYMBOL
    plain = match[0].translate(_TO_PLAIN)
    if "(" in plain or "," in plain:
        return Mark.NOTE
    if number := _NUMBER.search(before):
        return _classify_after_number(number, before, plain, after)
    if word := _WORD.search(before):
        is_unit = word[0] in UNITS and plain.lstrip("-") in ("1", "2", "3")
        if _MONEY.search(before[: word.start()]):
            return Mark.NOTE  # $5 m² is five million
        return Mark.SYMBOL if is_unit or len(word[0]) == 1 else Mark.NOTE
    return Mark.NOTE


def _classify_after_number(number: re.Match[str], before: str, plain: str, after: str) -> Mark:
    """Return what is raised after a number; raised cents (`$3⁹⁹`, `3,⁹⁹ €`) can't be told from a note mark."""
    figure = number[2]
    is_money = bool(number[1]) or after.strip()[:1] in tuple(_CURRENCY)
    is_like_cents = len(plain) == 2 and plain.isdigit()
    if figure[-1] in ".,":
        return Mark.POWER if is_like_cents else Mark.NOTE
    if not plain[:1].isdigit():
        return Mark.POWER if plain[:1] in "+-" else Mark.NOTE
    if is_money:
        is_whole = "." not in figure and len(figure) < 4
        is_no_note = plain[0] == "0" or int(re.match(r"\d+", plain)[0]) >= 20
        return Mark.POWER if is_whole and is_like_cents and is_no_note else Mark.NOTE
    is_sum = _OPERATOR_BEFORE.search(before) or _OPERATOR_AFTER.match(after)
    return Mark.POWER if figure in POWERS or is_sum or plain[0] == "0" else Mark.NOTE


def run_at(runs: list[Run], at: int) -> Run | None:
    """Return the run that begins at this offset."""
    index = bisect_left(runs, at, key=lambda run: run.start)
    return runs[index] if index < len(runs) and runs[index].start == at else None


def is_inside_run(runs: list[Run], at: int) -> bool:
    """Return whether the offset is after the beginning of a run and before its end."""
    index = bisect_left(runs, at, key=lambda run: run.start) - 1
    return index >= 0 and runs[index].start < at < runs[index].end
