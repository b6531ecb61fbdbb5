"""Invisible characters, line breaks and spaces do not change where sentences end, or the fate of a claim."""

import time

import pytest

from claims.text.revisions.comparison import Comparison, Fate, Text
from claims.text.revisions.contexts import find_contexts
from claims.text.sentences.units import read_units

ARTICLE = """Rapport sur les loyers

Le maire de Lyon a dit : « Les loyers ont augmenté de 4 % à Lyon. » La moitié était vide. Pau a fermé 40 écoles.

- Espagne : 4 000 écoles
- Italie : 5 000 écoles
"""
EDITS = {
    "zero-width spaces": lambda text: text.replace(" ", "\u200b "),
    "a line with nothing but a mark": lambda text: text.replace("\n\n", "\n\u200b\n"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "direction marks": lambda text: text.replace(".", ".\u200f"),
    "a break after a sign": lambda text: text.replace("4 % à", "4 %\nà"),
    "two spaces before a closing quotation mark": lambda text: text.replace(". »", ".  »"),
    "a mark after the last line": lambda text: text + "\u2060",
}


def read(text: str) -> Text:
    units = read_units(text, "fr")
    return Text(text, [unit.span for unit in units], find_contexts(text, units, "fr"))


@pytest.mark.parametrize("name", EDITS)
def test_edit_that_nobody_sees_leaves_every_claim_unchanged(name: str):
    old, new = read(ARTICLE), read(EDITS[name](ARTICLE))

    fates = {Comparison(old, new).carry(span).fate for span in old.units}

    assert len(old.units) == 6
    assert fates == {Fate.UNCHANGED}


@pytest.mark.parametrize("name", EDITS)
def test_only_white_space_is_between_sentences(name: str):
    text = EDITS[name](ARTICLE)
    spans = [unit.span for unit in read_units(text, "fr")]

    rest = "".join(
        text[end:start]
        for end, start in zip([0, *(span.end for span in spans)], [*(span.start for span in spans), len(text)], strict=True)
    )  # fmt: skip

    assert not rest.strip()


def test_invisible_characters_take_linear_time():
    began = time.process_time()
    read_units("A\u200b. \u200b" * 6_000, "en")
    assert time.process_time() - began < 2
