import pytest

from claims.text.revisions.context import depends_on_previous, find_contexts
from claims.text.revisions.context_words import PATTERNS
from claims.text.sentences.units import read_units


@pytest.mark.parametrize(
    "sentence",
    [
        "This is slower than the Somme.",
        "However, the losses are the same.",
        "They lost 300 tanks.",
        "At the same time, he shows no desire.",
        "“That’s not true.”",
        "It rose by half.",
        "For example, prices fell.",
        "The figure was 5 percent a year ago.",
        "Half of them came back.",
        "Since then, prices have doubled.",
    ],
)
def test_sentence_that_refers_back_depends_on_the_one_before(sentence: str):
    assert depends_on_previous(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia lost 300 tanks.",
        "It is estimated that losses rose.",
        "It takes a year to train a pilot.",
        "Thistles grow here.",
        "That Russia lost is clear.",
        "Sony sold a unit.",
        "",
    ],
)
def test_sentence_that_names_its_subject_depends_on_nothing(sentence: str):
    assert not depends_on_previous(sentence, "en")


def test_depends_on_previous_in_ukrainian():
    assert depends_on_previous("Це повільніше, ніж тоді.", "uk")
    assert not depends_on_previous("Цена зросла вдвічі.", "uk")


@pytest.mark.parametrize(
    ("language", "dependent", "alone"),
    [
        ("de", "Dies ist langsamer.", "Diesel ist teuer."),
        ("de", "Das war 2024.", "Das Haus ist alt."),
        ("fr", "C’est plus lent.", "Cesare est mort."),
        ("es", "Sin embargo, subió.", "Susana subió."),
        ("it", "Tuttavia è caro.", "Maria è cara."),
        ("pl", "Jednak to mało.", "Tomasz wrócił."),
        ("ru", "Это медленнее.", "Онегин умер."),
        ("nl", "Dit is traag.", "Ditmar is traag."),
        ("pt", "Isso é lento.", "Issa é lento."),
    ],
)
def test_depends_on_previous_in_other_languages(language: str, dependent: str, alone: str):
    assert depends_on_previous(dependent, language)
    assert not depends_on_previous(alone, language)


def contexts_of(text: str, language: str = "en") -> list[str | None]:
    found = find_contexts(text, read_units(text, language), language)
    return [span and span.of(text) for span in found]


def test_context_is_the_sentence_before_and_the_context_of_that():
    assert contexts_of("A has 5. B has 6. It fell. This is new.") == [
        None,
        None,
        "B has 6.",
        "B has 6. It fell.",
    ]


def test_context_has_at_most_three_sentences():
    assert contexts_of("A has 5. It fell. It rose. It fell again. It rose again.")[-1] == (
        "It fell. It rose. It fell again."
    )


def test_context_skips_clutter_and_includes_a_heading():
    assert contexts_of("A has 5.\n\nShare\n\nThe long war\n\nIt rose.")[-1] == (
        "A has 5.\n\nShare\n\nThe long war"
    )
    assert contexts_of("A has 5.\n\nShare\n\nIt rose.")[-1] == "A has 5."


def test_context_is_the_sentence_before_in_a_language_without_a_word_list():
    assert "xx" not in PATTERNS
    assert contexts_of("A has 5. B has 6. C has 7.", "xx") == [None, "A has 5.", "B has 6."]
