"""Hints on the wording of a claim."""

import pytest

from claims.text.checkworthiness.wording_hints import SENTENCES, find_wording_hints
from tests.growth import LINEAR, growth


def codes(words: str, short_form: str = "", language: str = "en") -> list[str]:
    return [hint.code for hint in find_wording_hints(words, short_form, language)]


@pytest.mark.parametrize(
    "words",
    [
        "The city has 35,000 trees.",
        "Losses on the front are estimated at 35,000 per month, up from 30,000.",
        "The U.S. Senate and the House voted for the law.",
        "Trees, shrubs and hedges cover 12 percent of the city.",
        "Prices rose by 4 percent, said the mayor.",
        "The bridge, which was built in 1910, and its towers are protected.",
        "У місті 35 000 дерев.",
    ],
)
def test_a_well_worded_claim_has_no_hints(words: str):
    assert codes(words, language="uk" if "У місті" in words else "en") == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Prices rose by 4 percent, and wages fell by 2 percent.", "en"),
        ("The city has 35,000 trees; it planted 1,200 of them in 2024.", "en"),
        ("Exports grew last year, while imports were lower.", "en"),
        ("Prices rose. Wages fell by 2 percent.", "en"),
        ("Ціни зросли на 4 відсотки, а зарплати впали на 2 відсотки.", "uk"),
    ],
)
def test_two_claims_in_one_have_a_hint(words: str, language: str):
    assert codes(words, language=language) == ["two-claims"]


def test_a_question_has_a_hint():
    assert codes("Does the city have 35,000 trees?") == ["question"]


@pytest.mark.parametrize(
    ("words", "language"),
    [("It planted 1,200 of them in 2024.", "en"), ("Вони втратили 35 000 людей.", "uk")],
)
def test_an_unresolved_pronoun_has_a_hint(words: str, language: str):
    assert codes(words, language=language) == ["pronoun"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The mayor falsely said that the city has 35,000 trees.", "en"),
        ("That figure of 35,000 trees was wrong.", "en"),
        ("Мер поширив неправдиву кількість дерев.", "uk"),
    ],
)
def test_a_verdict_inside_the_claim_has_a_hint(words: str, language: str):
    assert "verdict" in codes(words, language=language)


@pytest.mark.parametrize(("length", "found"), [(75, []), (76, ["long-short-form"])])
def test_a_long_short_form_has_a_hint(length: int, found: list[str]):
    assert codes("The city has 35,000 trees.", "x" * length) == found


def test_a_language_without_word_lists_still_gets_the_other_hints():
    assert codes("Hat die Stadt 35.000 Bäume?", "x" * 80, "de") == ["question", "long-short-form"]


def test_every_hint_is_a_sentence():
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())
    assert find_wording_hints("Is it?")[0].sentence == SENTENCES["question"]


@pytest.mark.parametrize("unit", ["a, and ", ". ", "was ", "was;", "ed"])
def test_hostile_wording_takes_linear_time(unit: str):
    assert growth(find_wording_hints, lambda length: unit * (length // len(unit)), 1_000) < LINEAR
