"""Amounts: values with units. Add, multiply, divide and format them."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

MOST_DIGITS = 24
"""Digits of a number as written, and of a result in full."""
SHOWN = 6
"""Significant digits that we show of a result with endless decimals."""
LARGEST = 1_000
"""Bits of the numerator and of the denominator."""
Units = tuple[tuple[str, int], ...]
"""Names of units with their powers, positive powers first."""


class Mistake(Exception):
    """A line of a calculation is wrong. The message tells the user why in one sentence."""


@dataclass(frozen=True)
class Amount:
    """A value with its units. 12% has the value 0.12; `is_percent` affects only the format.

    `is_points` says that a percentage is a difference of two, in percentage points.
    """

    value: Fraction
    units: Units = ()
    is_percent: bool = False
    is_points: bool = False


def _unit_key(name: str) -> str:
    """Return a key that is the same for the singular and the plural of a unit."""
    folded = name.casefold()
    if folded in ("people", "persons", "person"):
        return "person"
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") else folded


def combine_units(one: Units, other: Units, sign: int = 1) -> Units:
    """Return the units of a product, or of a quotient if `sign` is -1. Units that cancel are left out."""
    powers = {_unit_key(name): (name, power) for name, power in one}
    for name, power in other:
        known, before = powers.get(_unit_key(name), (name, 0))
        powers[_unit_key(name)] = (known, before + sign * power)
    return tuple(sorted((unit for unit in powers.values() if unit[1]), key=lambda unit: -unit[1]))


def are_same_units(one: Units, other: Units) -> bool:
    return not combine_units(one, other, -1)


def add(one: Amount, other: Amount, sign: int) -> Amount:
    if not are_same_units(one.units, other.units):
        what, to = (
            _name_units(units) or "a number without a unit" for units in (other.units, one.units)
        )
        raise Mistake(f"Units differ: {to}, and {what}.")
    if one.is_percent != other.is_percent:
        raise Mistake("Say what the percentage is of: write 100 × 104%, not 100 + 4%.")
    is_points = one.is_points and other.is_points
    return Amount(one.value + sign * other.value, one.units, one.is_percent, is_points)


def multiply(one: Amount, other: Amount) -> Amount:
    value = _refuse_too_large(one.value * other.value)
    if not (one.is_points or other.is_points):
        return Amount(value, combine_units(one.units, other.units))
    if one.units or other.units or (one.is_percent and other.is_percent):
        raise Mistake("Percentage points are a difference. Write 5% for a share of something.")
    return Amount(value, is_percent=True, is_points=True)


def divide(one: Amount, other: Amount) -> Amount:
    if not other.value:
        raise Mistake("You can’t divide by zero.")
    value = _refuse_too_large(one.value / other.value)
    is_points = one.is_points and not (other.units or other.is_percent)
    return Amount(value, combine_units(one.units, other.units, -1), is_points, is_points)


def _refuse_too_large(value: Fraction) -> Fraction:
    """Refuse numbers that no newspaper writes, because they would take long to calculate and format."""
    if max(abs(value.numerator), value.denominator).bit_length() > LARGEST:
        raise Mistake("The numbers get too large.")
    return value


def _name_units(units: Units) -> str:
    """Write units in words: £ per person."""
    above = [_name_power(name, power) for name, power in units if power > 0]
    below = [_name_power(name, -power) for name, power in units if power < 0]
    named = " × ".join(above)
    if below:
        named = f"{named} per {' and '.join(below)}".strip()
    return named


def describe_units(units: Units) -> str:
    return f"in {_name_units(units)}" if units else "without a unit"


def _name_power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def format_amount(amount: Amount) -> str:
    """Write an amount with its units. Endless decimals are cut to SHOWN digits and an ellipsis."""
    value = amount.value * 100 if amount.is_percent else amount.value
    figure = _format_number(value)
    if amount.is_points:
        return f"{figure} percentage point{'' if abs(value) == 1 else 's'}"
    if amount.is_percent:
        figure += "%"
    units = list(amount.units)
    if units and units[0][1] == 1 and re.fullmatch(r"[$£€¥₴₽₹₺₩]", units[0][0]):
        sign, figure = ("−", figure[1:]) if figure.startswith("−") else ("", figure)
        figure = f"{sign}{units.pop(0)[0]}{figure}"
    named = _name_units(tuple(units)) if units else ""
    return f"{figure} {named}".strip()


def _format_number(value: Fraction) -> str:
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
