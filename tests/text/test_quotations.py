"""Quotations: the span inside the marks, within a paragraph, and the source beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotes.quotations import read_quotations
from tests.growth import LINEAR, growth


def quoted(text: str, language: str = "en"):
    return [found.span.of(text) for found in read_quotations(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He called it “a war”.", ["a war"]),
        ('He called it "a war" and "a crime".', ["a war", "a crime"]),
        ("Er nannte es „einen Krieg“.", ["einen Krieg"]),
        ("Він назвав це «війною».", ["війною"]),
        ("“It is ‘a war’, he said.”", ["It is ‘a war’, he said."]),
        ("«Він сказав “війна” двічі»", ["Він сказав “війна” двічі"]),
        ('"We lost it. Nobody spoke." He left.', ["We lost it. Nobody spoke."]),
        ("Il parle d’une « guerre\u00a0».", ["guerre"]),
        ("Han kallade det ”ett krig” och ”ett brott”.", ["ett krig", "ett brott"]),
        ("Er nannte es »einen Krieg«, sie nicht.", ["einen Krieg"]),
        ("彼は「戦争」と言った。", ["戦争"]),
    ],
)
def test_read_quotations_finds_what_is_quoted(text: str, words: list[str]):
    assert quoted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We lost it.\n\nNobody spoke.”", []),
        ('"We lost it.\n\nNobody said "no".', ["no"]),
        ('It is 5" wide and "new".', ["new"]),
        ("“One, and “two” at last.", ["two"]),
        ("It ends ”here» and “", []),
        ("“ ”", []),
    ],
)
def test_read_quotations_ignores_marks_without_a_partner(text: str, words: list[str]):
    assert quoted(text) == words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We lost it,” said Olena Koval of Kyiv.", "Olena Koval of Kyiv"),
        ("“We lost it,” Olena Koval said.", "Olena Koval"),
        ('Olena Koval said: "We lost it."', "Olena Koval"),
        ("According to Olena Koval, “it is lost”.", "Olena Koval"),
    ],
)
def test_read_quotations_names_the_source_beside_it(text: str, source: str):
    [found] = read_quotations(text, "en")

    assert found.attribution.name == source


@pytest.mark.parametrize(
    "text",
    [
        "He fights a “war”.",
        "“We lost it.” Olena Koval said nothing.",
        "Olena Koval said that the bridge near the “Arena” fell.",
    ],
)
def test_read_quotations_names_no_one_who_does_not_say_it(text: str):
    [found] = read_quotations(text, "en")

    assert found.attribution is None


MARKS = st.text(st.sampled_from("“”„«»\"'ab .,\n\u0301\U0001f600"), max_size=80)


@given(MARKS | st.text(max_size=80))
def test_read_quotations_are_in_order_for_any_text(text: str):
    at = 0
    for (start, end), _ in read_quotations(text, "en"):
        assert at <= start < end <= len(text)
        assert "\n\n" not in text[start:end]
        at = end


@pytest.mark.parametrize("unit", ['"', "“", "„", '"a" ', "“a” said A ", "“a. "])
def test_read_quotations_takes_linear_time(unit: str):
    def text_of(length: int) -> str:
        return unit * (length // len(unit))

    assert growth(lambda text: read_quotations(text, "en"), text_of, 5_000) < LINEAR
