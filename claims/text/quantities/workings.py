"""Workings: a small calculation, line by line, with its units and its rounding.

    Growth: (35,000 trees − 33,800 trees) ÷ 33,800 trees ≈ 3.6%
    £2.1bn ÷ 67m people ≈ £31 per person

A line may begin with a label and end with what its author says comes out: `=` exactly, `≈` to the digits
that are written. Numbers are as newspapers write them: 1,200 · £2.1bn · 3.5 million · 12%. A unit is a word or
a currency sign; units are carried through, and trees are not added to people. A line without a number is
a remark. Values are fractions, so nothing is lost on the way; a text takes time in proportion to its length.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from claims.text.quantities.amounts import (
    MOST_DIGITS,
    Amount,
    Mistake,
    Units,
    add,
    divide,
    in_words,
    is_same,
    joined,
    multiply,
    show,
)

LONGEST = 300
"""Characters of a line."""
MOST_LINES = 60
DEEPEST = 20
"""Levels of parentheses."""
SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6,
    "b": 9, "bn": 9, "billion": 9, "tn": 12, "trillion": 12,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+|\d+)(?:\.\d+)?|\.\d+"
WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*[²³]?"
TOKEN = re.compile(
    rf"\s*(?:(?P<number>{NUMBER})(?P<scale>[kmb]n?\b|tn\b)?|(?P<percent>%)|(?P<currency>[$£€¥₴₽₹₺₩])"
    rf"|(?P<word>{WORD})|(?P<sign>[-+−–*×·/÷():=≈])|(?P<other>\S))"
)
LABEL = re.compile(r"[^:]*[^:\s]:\s")
"""What stands before the first colon that hangs on a word: 5 : 2 is a division, Growth: is a label."""
SLIP = re.compile(r"\d*,\d+")
PLUS, MINUS, TIMES, OVER = "+", "-−–", "*×·", "/÷:"


@dataclass(frozen=True)
class Line:
    """A line as written, with what comes out of it or what is wrong with it. A remark has neither."""

    text: str
    result: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Token:
    """A piece of a line: its kind, and what it says."""

    kind: str
    text: str


def work_out(text: str) -> list[Line]:
    """Return every line of a text with its result; a blank one is left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    worked = [_work_out_line(line) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        worked.append(Line("…", fault=f"Only the first {MOST_LINES} lines are worked out."))
    return worked


def _work_out_line(text: str) -> Line:
    if len(text) > LONGEST:
        return Line(text, fault=f"A line has room for {LONGEST} characters.")
    label = LABEL.match(text)
    sums = text[label.end() :] if label else text
    if not re.search(r"\d", sums):
        return Line(text)
    try:
        return Line(text, result=_result(_tokens(sums)))
    except Mistake as mistake:
        return Line(text, fault=str(mistake))


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(text.rstrip()):
        kind = str(match.lastgroup)
        if kind == "other":
            slip = SLIP.search(text)
            if match["other"] == "," and slip:
                raise Mistake(f"“{slip[0]}” is no number here: write 1,200 or 1.2.")
            raise Mistake(f"“{match['other']}” is no part of a calculation.")
        if match["number"]:
            found.append(Token("number", match["number"]))
            kind = "scale"
        word = match[kind]
        if word is None:
            continue
        if kind == "word" and word.casefold() in SCALES and found and found[-1].kind == "number":
            kind = "scale" if len(word) > 1 else "word"
        found.append(Token(kind, word))
    return found


def _result(tokens: list[Token]) -> str:
    """What comes out, beside what the line says comes out."""
    at = [place for place, token in enumerate(tokens) if token.text in ("=", "≈")]
    if len(at) > 1:
        raise Mistake("Write one = or ≈ a line.")
    cut = at[0] if at else len(tokens)
    amount = _Reader(tokens[:cut]).read()
    said = tokens[cut + 1 :]
    if not said:
        return f"= {show(amount)}"
    stated = _Reader(said).read()
    if stated.units and not is_same(stated.units, amount.units):
        raise Mistake(f"It comes out {in_words(amount.units)}, not {in_words(stated.units)}.")
    if stated.is_percent and amount.units:
        raise Mistake(f"It comes out {in_words(amount.units)}, not in percent.")
    shown = show(Amount(amount.value, amount.units, stated.is_percent or amount.is_percent))
    if tokens[cut].text == "=":
        if stated.value != amount.value:
            hint = " Write ≈ for a rounded figure." if _is_near(stated, amount, said) else ""
            raise Mistake(f"It is {shown}, not {show(stated)}.{hint}")
        return f"= {shown} ✔"
    if not _is_near(stated, amount, said):
        raise Mistake(f"It is {shown}, which does not round to {show(stated)}.")
    return f"= {shown}, which rounds to {show(stated)} ✔"


def _is_near(stated: Amount, amount: Amount, said: list[Token]) -> bool:
    """Whether an amount rounds to the digits that are stated; zeros at the end of 1,200 may be rounded."""
    return abs(stated.value - amount.value) <= _step(said) / 2


def _step(said: list[Token]) -> Fraction:
    """The value of the last digit that is written."""
    place = next(index for index, token in enumerate(said) if token.kind == "number")
    digits = re.sub(r"[^\d.]", "", said[place].text)
    whole, _, decimals = digits.partition(".")
    zeros = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    power = -len(decimals) if decimals else min(zeros, len(whole) - 1)
    following = said[place + 1] if place + 1 < len(said) else Token("end", "")
    if following.kind == "scale":
        power += SCALES[following.text.casefold()]
    elif following.kind == "percent":
        power -= 2
    return Fraction(10) ** power


class _Reader:
    """Reads sums, products and amounts from left to right; each token is taken once."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    def read(self) -> Amount:
        """The amount of all tokens."""
        if not self.tokens:
            raise Mistake("There is nothing before the = sign.")
        amount = self.sum()
        if self.next.kind != "end":
            raise Mistake(f"A sign such as × is missing before “{self.next.text}”.")
        return amount

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "")

    def take(self, signs: str) -> str:
        """Take the next token if it is one of `signs`."""
        if self.next.kind == "sign" and self.next.text in signs:
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def takes_word(self, word: str) -> bool:
        """Take the next token if it is this word."""
        is_it = self.next.kind == "word" and self.next.text.casefold() == word
        self.at += is_it
        return is_it

    def sum(self) -> Amount:
        amount = self.product()
        while sign := self.take(PLUS + MINUS):
            other = self.product()
            amount = add(amount, other, -1 if sign in MINUS else 1)
        return amount

    def product(self) -> Amount:
        amount = self.signed()
        while True:
            if self.take(TIMES) or self.takes_word("of"):
                amount = multiply(amount, self.signed())
            elif self.take(OVER) or self.takes_word("per"):
                amount = divide(amount, self.one_of() or self.signed())
            else:
                return amount

    def one_of(self) -> Amount | None:
        """A unit alone stands for one of it: km / h, trees per person."""
        if self.next.kind != "word":
            return None
        return Amount(Fraction(1), self.unit())

    def signed(self) -> Amount:
        sign = 1
        while minus := self.take(PLUS + MINUS):
            sign *= -1 if minus in MINUS else 1
        amount = self.amount()
        return Amount(sign * amount.value, amount.units, amount.is_percent)

    def amount(self) -> Amount:
        if self.take("("):
            return self.enclosed()
        units: Units = ()
        if self.next.kind == "currency":
            units = ((self.next.text, 1),)
            self.at += 1
        if self.next.kind != "number":
            raise Mistake(self.expected())
        value = _value(self.next.text)
        self.at += 1
        if self.next.kind == "scale":
            value *= 10 ** SCALES[self.next.text.casefold()]
            self.at += 1
        if self.next.kind == "percent" or self.is_percent_word():
            self.at += 1
            return Amount(value / 100, units, is_percent=True)
        return Amount(value, joined(units, self.unit()))

    def enclosed(self) -> Amount:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Mistake(f"Parentheses are at most {DEEPEST} deep.")
        amount = self.sum()
        if not self.take(")"):
            raise Mistake("A closing parenthesis is missing.")
        self.depth -= 1
        return Amount(amount.value, joined(amount.units, self.unit()), amount.is_percent)

    def is_percent_word(self) -> bool:
        return self.next.kind == "word" and self.next.text.casefold() == "percent"

    def unit(self) -> Units:
        """The words of a unit, up to the next number or sign: square kilometres."""
        words = []
        if self.next.kind == "currency":
            words.append(self.next.text)
            self.at += 1
        while self.next.kind == "word" and self.next.text.casefold() not in ("per", "of"):
            words.append(self.next.text)
            self.at += 1
        return ((" ".join(words), 1),) if words else ()

    def expected(self) -> str:
        if self.next.kind == "end":
            return "A number is missing at the end."
        return f"A number is missing before “{self.next.text}”."


def _value(written: str) -> Fraction:
    digits = re.sub(r"[^\d.]", "", written)
    if len(digits) > MOST_DIGITS:
        raise Mistake(f"A number has at most {MOST_DIGITS} digits.")
    return Fraction(digits)
