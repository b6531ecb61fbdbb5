"""Whatever a text consists of, reading it takes time in its length: the alphabet of attacks, over and over."""

import time
from collections.abc import Callable

import pytest

from claims.evidence.capture import read_html
from claims.text.attribution.claimants import find_claimant_in_text
from claims.text.checkworthiness.scoring import assess_sentence
from claims.text.checkworthiness.wording_hints import find_wording_hints
from claims.text.citations.identity import compute_identity
from claims.text.citations.urls import find_addresses
from claims.text.folding import fold, fold_with_offsets
from claims.text.quantities.dates import read_dates
from claims.text.quantities.finder import read_quantities
from claims.text.quantities.workings import work_out
from claims.text.quotes import passages, selectors
from claims.text.quotes.marked_text import Unit, mark_text
from claims.text.quotes.quotations import read_quotations
from claims.text.revisions.comparison import Comparison, Text
from claims.text.revisions.contexts import find_contexts
from claims.text.revisions.dependence import depends_on_previous
from claims.text.sentences.units import read_units
from claims.text.spans import Span
from claims.text.verdicts.stated_verdict import states_verdict
from tests.growth import LINEAR, growth

ALPHABET = {
    "tags": "<a",
    "comments": "<!--",
    "end tags": "</",
    "brackets": "[(",
    "quotes": "“a\" ‘b' ",
    "stops": "A. b.. ",
    "digits": "1, 12/ 3.",
    "single-letter lines": "a\n",
    "line ends": "\n \n",
}
SIZE = 1_500
"""Characters of the smaller text; the larger one has eight times as many."""


def read_contexts(text: str) -> object:
    return find_contexts(text, read_units(text, "en"), "en")


def compare_revisions(text: str) -> object:
    """Carry every sentence into a text in which something was put in front."""
    old, new = read_spans(text), read_spans(f"Something new.\n\n{text}")
    comparison = Comparison(old, new)
    return [comparison.carry(unit) for unit in old.units]


def read_spans(text: str) -> Text:
    return Text(text, [unit.span for unit in read_units(text, "en")])


def locate_quote(text: str) -> object:
    """Locate a stretch that may be everywhere, between words that are nowhere."""
    try:
        return selectors.locate(text, text[:20], text[:400] + "q", "q")
    except LookupError as error:
        return error


def describe_middle(text: str) -> object:
    middle = len(text) // 2
    try:
        return selectors.describe(text, (middle, middle + 5))
    except LookupError as error:
        return error


def mark_every_sentence(text: str) -> object:
    units = read_units(text, "en")
    spans = {number: unit.span for number, unit in enumerate(units, 1)}
    return mark_text(text, [Unit(*unit.span, unit.role) for unit in units], spans)


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "units": lambda text: read_units(text, "en"),
    "fold": fold,
    "fold with offsets": fold_with_offsets,
    "contexts": read_contexts,
    "dependence": lambda text: depends_on_previous(text, "en"),
    "comparison": compare_revisions,
    "marked text": mark_every_sentence,
    "claimant": lambda text: find_claimant_in_text(text, Span(0, len(text)), "en"),
    "check-worthiness": lambda text: assess_sentence(text, "en"),
    "hints": lambda text: find_wording_hints(text, "", "en"),
    "passage": lambda text: passages.find_passage(text, f"{text[:400]}q"),
    "nearest wording": lambda text: passages.find_nearest_wording(text, f"{text[:400]}q"),
    "quotations": lambda text: read_quotations(text, "en"),
    "locating a quote": locate_quote,
    "describing a quote": describe_middle,
    "quantities": lambda text: read_quantities(text, "en"),
    "dates": lambda text: read_dates(text, "en"),
    "calculations": work_out,
    "stated verdict": lambda text: states_verdict(text, "False"),
    "addresses": find_addresses,
    "identity of a source": compute_identity,
    "web page": lambda text: read_html.read_page(text, end=time.monotonic() + 60),
}


SMALLER = {compare_revisions: 250, mark_every_sentence: 600, read_contexts: 800}
"""Sizes for what takes long even where it takes linear time."""


@pytest.mark.parametrize("piece", ALPHABET.values(), ids=ALPHABET)
@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_reading_takes_time_in_the_length_of_the_text(
    function: Callable[[str], object], piece: str
):
    size = SMALLER.get(function, SIZE)

    assert growth(function, lambda size: piece * (size // len(piece)), size) < LINEAR
