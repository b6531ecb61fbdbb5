"""Carrying claims to the next revision: changed wording or context never keeps a verdict."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.revisions.comparison import Carried, Comparison, Fate, Text, word_diff
from claims.text.revisions.contexts import find_contexts, fold_context
from claims.text.sentences.units import Unit, read_units
from claims.text.spans import Span
from tests.growth import LINEAR, growth


def read(text: str) -> Text:
    units = read_units(text, "en")
    return Text(text, [unit.span for unit in units], find_contexts(text, units, "en"))


def carry(old: str, new: str, quote: str) -> Carried:
    start = old.index(quote)
    return Comparison(read(old), read(new)).carry(Span(start, start + len(quote)))


OLD = "The city has 35,000 trees. Lviv planted 1,200 oaks for Galicia. The mayor is proud. Nobody else is."


@pytest.mark.parametrize(
    ("new", "fate"),
    [
        (OLD, Fate.UNCHANGED),
        ("News first. " + OLD, Fate.UNCHANGED),
        (OLD.replace(" It", "\n\nIt").replace("1,200 oaks", "1,200  oaks"), Fate.UNCHANGED),
        (
            "The city has 35,000 trees. The mayor is proud. Nobody else is. Lviv planted 1,200 oaks for Galicia.",
            Fate.MOVED,
        ),
        (OLD.replace("1,200", "1,300"), Fate.CHANGED),
        (OLD.replace("for Galicia", "for Galicia alone"), Fate.CHANGED),
        (OLD.replace("Lviv planted 1,200 oaks for Galicia. ", ""), Fate.GONE),
        (OLD + " Lviv planted 1,200 oaks for Galicia.", Fate.UNCHANGED),
        (
            "Lviv planted 1,200 oaks for Galicia. Rain. "
            + OLD.replace(" The mayor", " Rain. The mayor"),
            Fate.CHANGED,
        ),
        ("Nothing here is like it.", Fate.GONE),
        ("", Fate.GONE),
    ],
)
def test_claim_has_this_fate(new: str, fate: Fate):
    carried = carry(OLD, new, "Lviv planted 1,200 oaks for Galicia.")

    assert carried.fate == fate
    if fate in {Fate.UNCHANGED, Fate.MOVED}:
        assert carried.span.of(new).split() == [
            "Lviv",
            "planted",
            "1,200",
            "oaks",
            "for",
            "Galicia.",
        ]


def test_part_of_a_changed_sentence_is_changed_and_located_again():
    new = OLD.replace("The city has", "The old city has")

    carried = carry(OLD, new, "35,000 trees")

    assert (carried.fate, carried.span.of(new)) == (Fate.CHANGED, "35,000 trees")


def test_a_claim_of_several_sentences_still_covers_them_all_when_one_changes():
    new = OLD.replace("1,200", "1,300")

    carried = carry(OLD, new, "has 35,000 trees. Lviv planted 1,200 oaks for Galicia.")

    assert (carried.fate, carried.span.of(new)) == (
        Fate.CHANGED,
        "has 35,000 trees. Lviv planted 1,300 oaks for Galicia.",
    )


def test_a_claim_whose_context_changed_says_so():
    old = OLD.replace("Lviv planted 1,200 oaks", "Half are oaks")
    new = old.replace("35,000", "53,000")

    carried = carry(old, new, "Half are oaks for Galicia.")

    assert (carried.fate, carried.span.of(new)) == (
        Fate.CONTEXT_CHANGED,
        "Half are oaks for Galicia.",
    )


def test_a_claim_that_moved_away_from_its_context_says_so():
    old = "The city has 35,000 trees. Half are oaks. Lviv planted Birch Park."
    new = "The city has 35,000 trees. Lviv planted Birch Park. Half are oaks."

    assert carry(old, new, "Half are oaks.").fate == Fate.CONTEXT_CHANGED


def test_a_similar_sentence_does_not_keep_the_verdict():
    old = "He said yes. They left at 9. He said no. They left at 9. She stayed."
    new = "He said yes. They left at 9. She stayed."
    second = old.rindex("They left at 9.")

    comparison = Comparison(read(old), read(new))

    assert comparison.carry(Span(second, second + 15)).fate == Fate.CHANGED


def test_repeated_sentences_are_unchanged_where_nothing_around_them_moved():
    old = "The city of Lviv is 1. Yes. B is 2. Yes. C is 3."

    carried = carry(old, "News of today. " + old, "Yes.")

    assert carried.fate == Fate.UNCHANGED


WORDS = ("The", "number", "of", "trees", "rose", "to", "35", "This", "is", "more")
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(
    lambda w: " ".join(w) + " 1."
)
texts = st.lists(sentence, min_size=1, max_size=10)


def edited(sentences: list[str], rng: random.Random) -> list[tuple[str, int | None]]:
    """Edit at random. Return each sentence with the index of the old one, or None if it is new or changed."""
    rows: list[tuple[str, int | None]] = [(words, i) for i, words in enumerate(sentences)]
    for _ in range(rng.randint(0, 4)):
        at = rng.randrange(len(rows) + 1)
        kind = rng.choice(("insert", "delete", "move", "duplicate", "digit"))
        if kind == "insert" or not rows:
            rows.insert(
                at, (rng.choice(sentences) if rng.random() < 0.5 else "Rain is new 7.", None)
            )
            continue
        row = rows.pop(min(at, len(rows) - 1))
        if kind == "move":
            rows.insert(rng.randrange(len(rows) + 1), row)
        elif kind == "duplicate":
            rows[at:at] = [row, (row[0], None)]
        elif kind == "digit":
            rows.insert(at, (row[0].replace("1", "2"), None))
    return rows


def text_from(sentences: list[str]) -> Text:
    """Build a text in which each of these sentences is a unit."""
    spans, at = [], 0
    for words in sentences:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 1
    text = " ".join(sentences)
    return Text(text, spans, find_contexts(text, [Unit(span, "body") for span in spans], "en"))


@settings(max_examples=400, deadline=None)
@given(texts, st.integers(0, 10_000), st.integers(0, 9), st.integers(0, 9))
def test_no_edit_keeps_a_verdict_on_changed_wording_or_context(
    sentences: list[str], seed: int, at: int, cut: int
):
    rows = edited(sentences, random.Random(seed))
    old, new = text_from(sentences), text_from([words for words, _ in rows])
    comparison = Comparison(old, new)
    unit = old.units[at % len(sentences)]
    part = Span(unit.start + min(cut, unit.end - unit.start - 3), unit.end)

    for index, span in [*enumerate(old.units), (at % len(sentences), part)]:
        carried = comparison.carry(span)
        if carried.fate not in {Fate.UNCHANGED, Fate.MOVED}:
            continue
        place = new.units_in(carried.span)[0]
        assert carried.span.of(new.text) == span.of(old.text)
        assert new.unit_wording(place) == old.unit_wording(index)
        before = fold_context(old.text, old.contexts[index])
        assert before == fold_context(new.text, new.contexts[place])
        if carried.fate == Fate.MOVED:
            assert sentences.count(sentences[index]) == 1
            assert [words for words, _ in rows].count(sentences[index]) == 1


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_same_text_keeps_every_claim_unchanged(sentences: list[str]):
    text = text_from(sentences)

    comparison = Comparison(text, text)

    assert all(comparison.carry(unit) == (Fate.UNCHANGED, unit) for unit in text.units)


@settings(max_examples=300, deadline=None)
@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(old: str, new: str):
    before, after = read(old), read(new)
    comparison = Comparison(before, after)

    pairs = [
        Span(one.start, other.end)
        for one, other in zip(before.units, before.units[1:], strict=False)
    ]
    for unit in [*before.units, *pairs]:
        carried = comparison.carry(unit)
        assert (carried.span is None) == (carried.fate == Fate.GONE)
        assert carried.span is None or 0 <= carried.span.start < carried.span.end <= len(new)


def test_repetitive_text_takes_linear_time():
    def texts_of(lines: int) -> tuple[Text, Text]:
        return tuple(text_from([f"Line {n % every}." for n in range(lines)]) for every in (50, 49))

    assert growth(lambda texts: Comparison(*texts), texts_of, 500) < LINEAR


def test_word_diff_marks_cut_and_added_words():
    assert word_diff(
        "Lviv planted 1,200 oaks for Galicia.", "Lviv planted 1,300 oaks for Galicia."
    ) == [
        ("same", "Lviv planted"),
        ("cut", "1,200"),
        ("added", "1,300"),
        ("same", "oaks for Galicia."),
    ]
