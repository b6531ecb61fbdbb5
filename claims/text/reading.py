"""Run every reader of `claims.text` over a text. `manage.py split_text` prints the result as JSON."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from claims.text.attribution.claimants import find_claimant_in_text
from claims.text.attribution.speakers import Attribution
from claims.text.checkworthiness.scoring import assess_sentence
from claims.text.quantities.finder import Quantity, read_quantities
from claims.text.quotes.quotations import Quotation, read_quotations
from claims.text.revisions.contexts import Context, ContextKind, find_contexts
from claims.text.sentences.units import read_units
from claims.text.spans import Span

_SENTENCES = frozenset((ContextKind.SENTENCE, ContextKind.QUESTION))


def read_sentences(
    text: str, language: str, on: date | None = None, clutter: str = ""
) -> Iterator[dict[str, Any]]:
    """Yield a dictionary for each unit of the text, in order, with values that JSON can hold.

    Offsets are code points into the whole text, half open. `on` is the day of publication.
    `clutter` lists extra phrases that are not part of the article, with `|` between them. A
    quotation is listed with the sentence in which it begins.
    """
    quotations = read_quotations(text, language)[::-1]
    units = read_units(text, language, clutter)
    for (span, role), context in zip(units, find_contexts(text, units, language), strict=True):
        sentence = span.of(text)
        assessment = assess_sentence(sentence, language)
        begun = []
        while quotations and quotations[-1].span.start < span.end:
            begun.append(_dump_quotation(quotations.pop(), text))
        yield {
            **_dump_span(span, text),
            "role": role,
            "score": assessment.score,
            "reasons": assessment.reasons,
            "attribution": _dump_attribution(find_claimant_in_text(text, span, language)),
            "quotations": begun,
            "quantities": [
                _dump_quantity(quantity, span.start, text)
                for quantity in read_quantities(sentence, language, on)
            ],
            **_dump_context(context),
        }


def _dump_span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _dump_context(context: Context) -> dict[str, Any]:
    """Dump the earlier sentences that a sentence needs as one span, and every piece of its context by kind."""
    spans = [piece.span for piece in context if piece.kind in _SENTENCES]
    return {
        "needs_context": bool(spans),
        "context": [min(spans).start, max(spans).end] if spans else None,
        "context_pieces": [
            {"kind": piece.kind.value, "start": piece.span.start, "end": piece.span.end}
            for piece in context
        ],
    }


def _dump_attribution(attribution: Attribution | None) -> dict[str, str] | None:
    return attribution and attribution._asdict()


def _dump_quotation(quotation: Quotation, text: str) -> dict[str, Any]:
    return {
        **_dump_span(quotation.span, text),
        "attribution": _dump_attribution(quotation.attribution),
    }


def _dump_quantity(quantity: Quantity, offset: int, text: str) -> dict[str, Any]:
    """Dump a quantity of a sentence that begins at `offset` of the whole text."""
    values = {
        "low": _dump_number(quantity.low),
        "high": _dump_number(quantity.high),
        "unit": quantity.unit,
        "rate": quantity.rate,
    }
    days = {"first_day": _dump_day(quantity.first_day), "last_day": _dump_day(quantity.last_day)}
    return {
        **_dump_span(Span(quantity.span.start + offset, quantity.span.end + offset), text),
        "kind": quantity.kind,
        "approximate": quantity.is_approximate,
        **(days if quantity.kind == "date" else values),
    }


def _dump_number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _dump_day(day: date | None) -> str | None:
    return day and day.isoformat()
