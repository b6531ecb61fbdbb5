"""Check a calculation line by line, with its units and its rounding.

    Growth: (35,000 trees − 33,800 trees) ÷ 33,800 trees ≈ 3.6%
    £2.1bn ÷ 67m people ≈ £31 per person

A line may begin with a label and end with the stated result: after `=` it must be exact, after `≈` it must be right to
the digits written. Numbers are written as in newspapers: 1,200 · £2.1bn · 3.5 million · 12 per cent. The difference of two
percentages is in percentage points (*6% − 4% = 2 pp*). A unit is a word or a
currency sign. Units are part of the calculation: trees can't be added to people. A line without a number is a remark.
Values are fractions, so there are no rounding errors. The time is linear in the length of the text.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from claims.text.quantities.amounts import (
    MOST_DIGITS,
    Amount,
    Mistake,
    Units,
    add,
    are_same_units,
    combine_units,
    describe_units,
    divide,
    format_amount,
    multiply,
)

LONGEST = 300
"""Characters of a line."""
MOST_LINES = 60
DEEPEST = 20
"""Levels of parentheses."""
SCALES = {
    "k": 3, "thousand": 3, "thousands": 3, "lakh": 5, "lakhs": 5, "m": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6,
    "crore": 7, "crores": 7, "b": 9, "bn": 9, "bln": 9, "billion": 9, "billions": 9, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12,
}  # fmt: skip
"""Powers of ten. Apart from their number, *m* and *b* are units unless they are capitals: *5 m* is a length, *5 M* is not."""
FRACTIONS = {
    f"{count} {part}{plural}": Fraction(value, among)
    for count, value, plural in (("a", 1, ""), ("one", 1, ""), ("two", 2, "s"), ("three", 3, "s"), ("four", 4, "s"))
    for part, among in (("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10))
} | {"half": Fraction(1, 2), "a half": Fraction(1, 2), "one half": Fraction(1, 2)}  # fmt: skip
"""*Two thirds of 90 = 60*"""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = r"(?:\d{1,3}(?:(?P<mark>[, \u00a0\u202f\u2009\u2007])\d{3}(?:(?P=mark)\d{3})*)(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*[²³]?"
TOKEN = re.compile(
    rf"\s*(?:(?P<number>{NUMBER})(?P<scale>(?i:k|mn?|bn?|tr?n)\b)?"
    r"|(?P<points>(?i:percentage\s+points?|ppts?|pp)\b|(?i:p\.\s?p\.?))|(?P<percent>%|(?i:per\s*cent|pct|pc)\b)|(?P<currency>[$£€¥₴₽₹₺₩])"
    rf"|(?P<word>{WORD})|(?P<sign>[-+−–*×·/÷():=≈])|(?P<other>\S))"
)
LABEL = re.compile(r"[^:]*[^:\s]:\s")
"""The text before the first colon that follows a word without a space: *5 : 2* is a division, *Growth:* a label."""
SLIP = re.compile(r"\d*,\d+")
PLUS, MINUS, TIMES, OVER = "+", "-−–", "*×·", "/÷:"


@dataclass(frozen=True)
class Line:
    """A line as written, with its result or what is wrong with it. A remark has neither."""

    text: str
    result: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Token:
    """A piece of a line: its kind and its text."""

    kind: str
    text: str


def work_out(text: str) -> list[Line]:
    """Return every line of a text with its result. Blank lines are left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    worked = [_work_out_line(line) for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        worked.append(Line("…", problem=f"We calculate only the first {MOST_LINES} lines."))
    return worked


def _work_out_line(text: str) -> Line:
    if len(text) > LONGEST:
        return Line(text, problem=f"This line is too long. Use up to {LONGEST} characters.")
    label = LABEL.match(text)
    sums = text[label.end() :] if label else text
    if not re.search(r"\d", sums):
        return Line(text)
    try:
        return Line(text, result=_result(_tokens(sums)))
    except Mistake as mistake:
        return Line(text, problem=str(mistake))


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(text.rstrip()):
        kind = str(match.lastgroup)
        if kind == "other":
            slip = SLIP.search(text)
            if match["other"] == "," and slip:
                raise Mistake(f"We can’t read “{slip[0]}” as a number. Write 1,200 or 1.2.")
            raise Mistake(f"“{match['other']}” can’t be part of a calculation.")
        if match["number"]:
            found.append(Token("number", match["number"]))
            kind = "scale"
        word = match[kind]
        if word is None:
            continue
        if kind == "word" and _is_scale(word, found):
            kind = "scale"
        if kind == "word" and word[0] in RAISED:
            raise Mistake(f"We can’t work out “{word}”. Write 10 × 10, not 10².")
        found.append(Token(kind, word))
    return [_read_x(found, at) for at in range(len(found))]


def _read_x(tokens: list[Token], at: int) -> Token:
    """Return the token; the letter *x* between two amounts is a sign: *3 x 4*."""
    token = tokens[at]
    is_x = token.kind == "word" and token.text.casefold() == "x"
    following = tokens[at + 1 : at + 2]
    is_between = at > 0 and bool(following) and following[0].kind in ("number", "currency")
    return Token("sign", "×") if is_x and is_between else token


def _is_scale(word: str, before: list[Token]) -> bool:
    """Return whether a word multiplies the number before it: *5 million*, *5 M*, *2 lakh crore*."""
    return (
        word.casefold() in SCALES
        and (len(word) > 1 or word.isupper())
        and bool(before)
        and before[-1].kind in ("number", "scale")
    )


def _result(tokens: list[Token]) -> str:
    """Return the result of a line, and compare it with the stated one. Raises Mistake if they differ."""
    signs = [index for index, token in enumerate(tokens) if token.text in ("=", "≈")]
    if len(signs) > 1:
        raise Mistake("Use only one = or ≈ per line.")
    cut = signs[0] if signs else len(tokens)
    amount = _Reader(tokens[:cut]).read()
    stated_tokens = tokens[cut + 1 :]
    if not stated_tokens:
        return f"= {format_amount(amount)}"
    stated = _Reader(stated_tokens).read()
    if stated.units and not are_same_units(stated.units, amount.units):
        units, stated_units = describe_units(amount.units), describe_units(stated.units)
        raise Mistake(f"The result is {units}, not {stated_units}.")
    if stated.is_percent and amount.units:
        raise Mistake(f"The result is {describe_units(amount.units)}, not in percent.")
    if stated.is_points and not amount.is_percent:
        raise Mistake("Percentage points are the difference of two percentages: 6% − 4%.")
    if amount.is_points and not stated.is_percent:
        raise Mistake(f"The result is {format_amount(amount)}, not {format_amount(stated)}.")
    is_percent = stated.is_percent or amount.is_percent
    is_points = stated.is_points or (amount.is_points and not stated.is_percent)
    shown = format_amount(Amount(amount.value, amount.units, is_percent, is_points))
    if tokens[cut].text == "=":
        if stated.value != amount.value:
            is_rounded = _rounds_to(amount, stated, stated_tokens)
            hint = " Write ≈ for a rounded figure." if is_rounded else ""
            raise Mistake(f"The result is {shown}, not {format_amount(stated)}.{hint}")
        return f"= {shown} ✔"
    if not _rounds_to(amount, stated, stated_tokens):
        raise Mistake(f"The result is {shown}, which doesn’t round to {format_amount(stated)}.")
    return f"= {shown}, which rounds to {format_amount(stated)} ✔"


def _rounds_to(amount: Amount, stated: Amount, stated_tokens: list[Token]) -> bool:
    """Return whether an amount rounds to the stated one. Zeros at the end of 1,200 count as rounded digits."""
    return abs(stated.value - amount.value) <= _last_digit_value(stated_tokens) / 2


def _last_digit_value(tokens: list[Token]) -> Fraction:
    """Return the value of one unit in the last significant digit written."""
    index = next(index for index, token in enumerate(tokens) if token.kind == "number")
    digits = re.sub(r"[^\d.]", "", tokens[index].text)
    whole, _, decimals = digits.partition(".")
    zeros = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    power = -len(decimals) if decimals else min(zeros, len(whole) - 1)
    for following in tokens[index + 1 :]:
        if following.kind == "scale":
            power += SCALES[following.text.casefold()]
            continue
        if following.kind in ("percent", "points"):
            power -= 2
        break
    return Fraction(10) ** power


class _Reader:
    """Recursive-descent parser for sums, products and amounts. It reads each token once."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    def read(self) -> Amount:
        """Return the amount of all tokens."""
        if not self.tokens:
            raise Mistake("There’s nothing before the = sign.")
        amount = self.sum()
        if self.next.kind != "end":
            raise Mistake(f"A sign such as × is missing before “{self.next.text}”.")
        return amount

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "")

    def take(self, signs: str) -> str:
        """Consume the next token if it is one of `signs`, and return it."""
        if self.next.kind == "sign" and self.next.text in signs:
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def take_word(self, word: str) -> bool:
        """Consume the next token if it is this word, and return whether it was."""
        is_word = self.next.kind == "word" and self.next.text.casefold() == word
        self.at += is_word
        return is_word

    def sum(self) -> Amount:
        amount = self.product()
        while sign := self.take(PLUS + MINUS):
            other = self.product()
            amount = add(amount, other, -1 if sign in MINUS else 1)
        return amount

    def product(self) -> Amount:
        amount = self.signed()
        while True:
            if self.take(TIMES):
                amount = multiply(amount, self.signed())
            elif self.take_word("of"):
                amount = _take_part(amount, self.signed())
            elif self.is_out_of():
                self.at += 2
                amount = _divide_part(amount, self.signed())
            elif self.take(OVER) or self.take_word("per"):
                amount = divide(amount, self.bare_unit() or self.signed())
            else:
                return amount

    def is_out_of(self) -> bool:
        """Return whether the next words are *out of*: *24 out of 200*."""
        words = [token.text.casefold() for token in self.tokens[self.at : self.at + 2]]
        return words == ["out", "of"]

    def fraction(self) -> Fraction | None:
        """Consume a fraction in words, *a third*, and return its value."""
        for length in (2, 1):
            words = self.tokens[self.at : self.at + length]
            written = " ".join(token.text.casefold() for token in words)
            if written in FRACTIONS:
                self.at += length
                return FRACTIONS[written]
        return None

    def bare_unit(self) -> Amount | None:
        """Read a unit without a number as one of it: km / h, trees per person."""
        if self.next.kind != "word":
            return None
        return Amount(Fraction(1), self.unit())

    def signed(self) -> Amount:
        sign = 1
        while minus := self.take(PLUS + MINUS):
            sign *= -1 if minus in MINUS else 1
        amount = self.amount()
        return replace(amount, value=sign * amount.value)

    def amount(self) -> Amount:
        if self.take("("):
            return self.enclosed()
        fraction = self.fraction()
        if fraction is not None:
            return Amount(fraction, ())
        units: Units = ()
        if self.next.kind == "currency":
            units = ((self.next.text, 1),)
            self.at += 1
        if self.next.kind != "number":
            raise Mistake(self.expected())
        value = _value(self.next.text)
        self.at += 1
        while self.next.kind == "scale":
            value *= 10 ** SCALES[self.next.text.casefold()]
            self.at += 1
        if self.next.kind in ("percent", "points"):
            self.at += 1
            is_points = self.tokens[self.at - 1].kind == "points"
            return Amount(value / 100, units, is_percent=True, is_points=is_points)
        return Amount(value, combine_units(units, self.unit()))

    def enclosed(self) -> Amount:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Mistake(f"Use at most {DEEPEST} levels of parentheses.")
        amount = self.sum()
        if not self.take(")"):
            raise Mistake("A closing parenthesis is missing.")
        self.depth -= 1
        return replace(amount, units=combine_units(amount.units, self.unit()))

    def unit(self) -> Units:
        """Read the words of a unit up to the next number or sign: square kilometres."""
        words = []
        if self.next.kind == "currency":
            words.append(self.next.text)
            self.at += 1
        while self.next.kind == "word" and self.next.text.casefold() not in ("per", "of"):
            if self.is_out_of():
                break
            words.append(self.next.text)
            self.at += 1
        return ((" ".join(words), 1),) if words else ()

    def expected(self) -> str:
        if self.next.kind == "end":
            return "A number is missing at the end."
        return f"A number is missing before “{self.next.text}”."


def _take_part(part: Amount, whole: Amount) -> Amount:
    """Return a share of a whole, *12% of 200*, or the share that a count is of it: *24 of 200*."""
    is_count = not part.is_percent and part.value >= 1 and part.value.denominator == 1
    return _divide_part(part, whole) if is_count else multiply(part, whole)


def _divide_part(part: Amount, whole: Amount) -> Amount:
    """Return *24 of 200 people* as a share. The unit is often written only once."""
    if not (part.units and whole.units):
        part, whole = replace(part, units=()), replace(whole, units=())
    return divide(part, whole)


def _value(written: str) -> Fraction:
    digits = re.sub(r"[^\d.]", "", written)
    if len(digits) > MOST_DIGITS:
        raise Mistake(f"A number can have up to {MOST_DIGITS} digits.")
    return Fraction(digits)
