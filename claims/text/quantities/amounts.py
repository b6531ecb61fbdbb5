"""Amounts: a value with its units, what comes of adding and multiplying them, and how they are written."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

MOST_DIGITS = 24
"""Digits of a number as written, and of a result in full."""
SHOWN = 6
"""Significant digits of a result that does not end."""
LARGEST = 1_000
"""Bits of a value, above the line and below it."""
Units = tuple[tuple[str, int], ...]
"""Names with their powers, those above the line first."""


class Mistake(Exception):
    """A line does not work out; its words say in one sentence why."""


@dataclass(frozen=True)
class Amount:
    """A value with its units; `is_percent` is how it was written and is shown, not what it is."""

    value: Fraction
    units: Units = ()
    is_percent: bool = False


def _key(name: str) -> str:
    """Trees and tree are one unit."""
    folded = name.casefold()
    if folded in ("people", "persons", "person"):
        return "person"
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") else folded


def joined(one: Units, other: Units, sign: int = 1) -> Units:
    """The units of a product, or with `sign` -1 of a quotient; those that cancel are gone."""
    found = {_key(name): (name, power) for name, power in one}
    for name, power in other:
        known, before = found.get(_key(name), (name, 0))
        found[_key(name)] = (known, before + sign * power)
    return tuple(sorted((found[key] for key in found if found[key][1]), key=lambda unit: -unit[1]))


def is_same(one: Units, other: Units) -> bool:
    return not joined(one, other, -1)


def add(one: Amount, other: Amount, sign: int) -> Amount:
    if not is_same(one.units, other.units):
        what, to = (
            _named(units) or "a number without a unit" for units in (other.units, one.units)
        )
        raise Mistake(f"Units differ: {to}, and {what}.")
    if one.is_percent != other.is_percent:
        raise Mistake("Say what the percentage is of: 100 × 104% instead of 100 + 4%.")
    return Amount(one.value + sign * other.value, one.units, one.is_percent)


def multiply(one: Amount, other: Amount) -> Amount:
    return Amount(_bounded(one.value * other.value), joined(one.units, other.units))


def divide(one: Amount, other: Amount) -> Amount:
    if not other.value:
        raise Mistake("Nothing can be divided by zero.")
    return Amount(_bounded(one.value / other.value), joined(one.units, other.units, -1))


def _bounded(value: Fraction) -> Fraction:
    """Refuse what no newspaper writes, before it takes long to write."""
    if max(abs(value.numerator), value.denominator).bit_length() > LARGEST:
        raise Mistake("The figures become too large.")
    return value


def _named(units: Units) -> str:
    """Units in words: £ per person."""
    above = [_power(name, power) for name, power in units if power > 0]
    below = [_power(name, -power) for name, power in units if power < 0]
    words = " × ".join(above)
    if below:
        words = f"{words} per {' and '.join(below)}".strip()
    return words


def in_words(units: Units) -> str:
    return f"in {_named(units)}" if units else "without a unit"


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def show(amount: Amount) -> str:
    """An amount as people write it: in full where it ends, else to SHOWN digits with an ellipsis."""
    value = amount.value * 100 if amount.is_percent else amount.value
    figure = _figure(value)
    if amount.is_percent:
        figure += "%"
    units = list(amount.units)
    if units and units[0][1] == 1 and re.fullmatch(r"[$£€¥₴₽₹₺₩]", units[0][0]):
        sign, figure = ("−", figure[1:]) if figure.startswith("−") else ("", figure)
        figure = f"{sign}{units.pop(0)[0]}{figure}"
    words = _named(tuple(units)) if units else ""
    return f"{figure} {words}".strip()


def _figure(value: Fraction) -> str:
    with localcontext() as context:
        context.prec = MOST_DIGITS
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        is_whole = Fraction(exact) == value and -exact.as_tuple().exponent <= SHOWN
        if not is_whole:
            context.prec = max(SHOWN, exact.adjusted() + 3)
            exact = +exact
        text = f"{exact:,f}" if abs(exact.adjusted()) < MOST_DIGITS else f"{exact:.5e}"
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") + ("" if is_whole else "…")
