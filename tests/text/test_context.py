import pytest

from claims.text.context import leans_on_previous


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
    ],
)
def test_leans_on_previous(sentence: str):
    assert leans_on_previous(sentence, "en")


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
def test_stands_alone(sentence: str):
    assert not leans_on_previous(sentence, "en")


def test_leans_on_previous_in_ukrainian():
    assert leans_on_previous("Це повільніше, ніж тоді.", "uk")
    assert not leans_on_previous("Цена зросла вдвічі.", "uk")
