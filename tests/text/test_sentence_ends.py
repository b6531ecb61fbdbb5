"""Sentence ends in pasted news text: abbreviations, stops without a space, note marks, single letters, dates with spaces."""

import pytest

from claims.text.sentences.splitter import split_sentences
from tests.growth import LINEAR, growth
from tests.text.sentence_ends import KINDS

CASES = [(kind, *case) for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(("kind", "language", "marked"), CASES)
def test_split_sentences_finds_the_ends_of_pasted_text(kind: str, language: str, marked: str):
    text = marked.replace("¦", "")

    found = [span.of(text) for span in split_sentences(text, language)]

    assert found == [part.strip() for part in marked.split("¦")], kind


@pytest.mark.parametrize("language", ["en", "uk", "cs"])
@pytest.mark.parametrize(
    "unit",
    [
        ".[", ".[a", ".[a] ", ".¹", ".† ", ".(1)", "abc.1 A ", ".“A ", '."A ', ".«A ", "4%.A ", "aaa.Aaa ",
        "at 5 p.m. A a ", "vitamin D. ", "I. ", "1. 2. ", "2020. 1. ", "in the U.S. A a ", "[1, ", ".[1,1",
    ],
    ids=ascii,
)  # fmt: skip
def test_split_sentences_reads_hostile_ends_in_linear_time(unit: str, language: str):
    def repeat(length: int) -> str:
        return unit * (length // len(unit))

    assert growth(lambda text: split_sentences(text, language), repeat, 4_000) < LINEAR
