"""Figures as people write them: what is a quantity, what a calculation says, and times above entries."""

from fractions import Fraction

import pytest

from claims.text.attribution.claimants import find_claimant_in_text
from claims.text.quantities.finder import read_quantities
from claims.text.quantities.workings import work_out
from claims.text.sentences.units import read_units


@pytest.mark.parametrize(
    ("sentence", "language", "values"),
    [
        ("The bridge was ready.[1]", "en", []),
        ("Output rose by 3%.[2][3]", "en", [3]),
        ("It was late.[note 4]", "en", []),
        ("The law[7] was passed by 212 deputies[8].", "en", [212]),
        ("The plan cost $320.[12, 14–16]", "en", [320]),
        ("The harvest failed. [9]", "en", []),
        ("It has 400 pupils [5].", "en", [400]),
        ("Der Umsatz sank um 3 %.[1]", "de", [3]),
        ("Le pont était prêt.[3]", "fr", []),
        ("Міст був готовий.[2]", "uk", []),
        ("We lost [12] people.", "en", [12]),
        ("2/ Wages in Bonn fell by 4 per cent.", "en", [4]),
        ("The plant made 2,5 million.", "en", [2_500_000]),
        ("It rose by 4,5 per cent.", "en", [Fraction(9, 2)]),
        ("Some 1,20,000 farmers left.", "en", [120_000]),
    ],
)
def test_a_mark_of_a_note_or_thread_is_no_quantity(sentence: str, language: str, values: list):
    assert [quantity.low for quantity in read_quantities(sentence, language)] == values


@pytest.mark.parametrize(
    ("sentence", "language", "low", "high"),
    [
        ("Es kostet zwischen drei und fünf Millionen Euro.", "de", 3_000_000, 5_000_000),
        ("Il coûte entre trois et cinq millions d'euros.", "fr", 3_000_000, 5_000_000),
        ("Cuesta entre tres y cinco mil millones de euros.", "es", 3 * 10**9, 5 * 10**9),
        ("Tra due e tre milioni di persone.", "it", 2_000_000, 3_000_000),
        ("Між сімома і дев’ятьма мільйонами осіб.", "uk", 7_000_000, 9_000_000),
        ("Między dwoma a pięcioma milionami złotych.", "pl", 2_000_000, 5_000_000),
        ("Между тремя и четырьмя миллионами рублей.", "ru", 3_000_000, 4_000_000),
        ("Rund sieben Tausend Menschen kamen.", "de", 7_000, 7_000),
    ],
)
def test_small_number_in_words_before_a_magnitude_is_read(
    sentence: str, language: str, low: int, high: int
):
    (quantity,) = read_quantities(sentence, language)

    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Zwei Männer gingen.", "de"),
        ("Deux et trois font du bruit.", "fr"),
        ("Два тижні дощів.", "uk"),
    ],
)
def test_small_number_in_words_alone_is_not_read(sentence: str, language: str):
    assert read_quantities(sentence, language) == []


def test_percentage_points_with_a_short_adjective_are_read_whole():
    (quantity,) = read_quantities("Частка зросла на 3 відсоткові пункти.", "uk")

    assert quantity.unit == "відсоткові пункти"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("24 of 200 = 12%", "= 12% ✔"),
        ("24 out of 200 people = 12 per cent", "= 12% ✔"),
        ("40 schools out of 160 = 25%", "= 25% ✔"),
        ("30 of 200 = 12%", "The result is 15%, not 12%."),
        ("a third of 90 = 30", "= 30 ✔"),
        ("half of 90 trees = 44 trees", "The result is 45 trees, not 44 trees."),
        ("two thirds of 90 = 60", "= 60 ✔"),
        ("3 x 4 = 12", "= 12 ✔"),
        ("3 X £4 = £13", "The result is £12, not £13."),
        ("10² = 100", "We can’t work out “²”. Write 10 × 10, not 10²."),
        ("0.12 of 200 = 24", "= 24 ✔"),
    ],
)
def test_calculation_with_a_part_of_a_whole_is_worked_out(line: str, answer: str):
    (worked,) = work_out(line)

    assert answer in (worked.result, worked.problem)


@pytest.mark.parametrize("sign", ["⦿", "+", "~", ">>", "∙", "o", "⟶", "¶"])
def test_any_sign_that_begins_two_lines_is_a_bullet(sign: str):
    text = f"Report on pay\n\n{sign} Rents in Lyon rose by 4 per cent\n{sign} Wages in Bonn fell"

    assert [unit.role for unit in read_units(text, "en")][1:] == ["list-item", "list-item"]


TRANSCRIPT = "00:12 ANNA REED\nWe closed forty schools.\n\n00:40 TOM HART\nThat is 12 per cent."
LIVE = "Tormenta\n\nActualizado a las 10:40\n\nLugo perdió 40 casas.\n\nMis à jour à 10 h 40"


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        (TRANSCRIPT, "00:12", "dateline"),
        (TRANSCRIPT, "ANNA REED", "sub-heading"),
        (TRANSCRIPT, "We closed forty schools.", "body"),
        (LIVE, "Actualizado a las 10:40", "dateline"),
        (LIVE, "Mis à jour à 10 h 40", "dateline"),
        ("News\n\n10:40 BST The minister resigned.", "10:40 BST", "dateline"),
    ],
)
def test_time_is_apart_from_the_name_and_the_words(text: str, words: str, role: str):
    assert (words, role) in [(unit.span.of(text), unit.role) for unit in read_units(text, "en")]


def test_speaker_whose_name_follows_a_time_is_the_claimant():
    said = next(
        unit.span for unit in read_units(TRANSCRIPT, "en") if unit.span.of(TRANSCRIPT)[:2] == "We"
    )

    attribution = find_claimant_in_text(TRANSCRIPT, said, "en")

    assert attribution is not None
    assert attribution.name == "ANNA REED"
