"""All that is read in a text, sentence by sentence, as plain values ready for JSON: what `manage.py split_text` prints."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from claims.text.attribution.speakers import Attribution, find_claimant
from claims.text.checkworthiness.scoring import read_claim
from claims.text.quantities.finder import Quantity, read_quantities
from claims.text.quotes.quotations import Quotation, read_quotations
from claims.text.revisions.context import leaned_on, leans_on_previous
from claims.text.sentences.units import read_units
from claims.text.spans import Span


def read_sentences(
    text: str, language: str, on: date | None = None, furniture: str = ""
) -> Iterator[dict[str, Any]]:
    """Each unit of the text in order; all offsets are code points into the whole text, half open.

    `on` is the day of publication. A quotation stands with the sentence in which it begins.
    """
    quotations = read_quotations(text, language)[::-1]
    units = read_units(text, language, furniture)
    for (span, role), context in zip(units, leaned_on(text, units, language), strict=True):
        words = span.of(text)
        signals = read_claim(words, language)
        begun = []
        while quotations and quotations[-1].span.start < span.end:
            begun.append(_quotation(quotations.pop(), text))
        yield {
            **_place(span, text),
            "role": role,
            "score": signals.score,
            "reasons": signals.reasons,
            "attribution": _attribution(find_claimant(words, language)),
            "quotations": begun,
            "quantities": [
                _quantity(found, span.start, text) for found in read_quantities(words, language, on)
            ],
            "needs_context": context is not None and leans_on_previous(words, language),
            "context": context and list(context),
        }


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _attribution(found: Attribution | None) -> dict[str, str] | None:
    return found and found._asdict()


def _quotation(found: Quotation, text: str) -> dict[str, Any]:
    return {**_place(found.span, text), "attribution": _attribution(found.attribution)}


def _quantity(found: Quantity, offset: int, text: str) -> dict[str, Any]:
    """The quantity's place in the whole text, and what is known of it."""
    values = {
        "low": _number(found.low),
        "high": _number(found.high),
        "unit": found.unit,
        "rate": found.rate,
    }
    days = {"first_day": _day(found.first_day), "last_day": _day(found.last_day)}
    return {
        **_place(Span(found.span.start + offset, found.span.end + offset), text),
        "kind": found.kind,
        "approximate": found.is_approximate,
        **(days if found.kind == "date" else values),
    }


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _day(day: date | None) -> str | None:
    return day and day.isoformat()
