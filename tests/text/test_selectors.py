import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.text.quotes.selectors import Ambiguous, NotFound, describe, locate
from claims.text.spans import Span

TEXT = "Losses rose.  They said: “losses\n rose”, and losses rose — again. Losses rose."


def test_locate_finds_a_unique_quote():
    assert locate(TEXT, "They said") == Span(14, 23)
    assert locate(TEXT, " They said: ") == Span(14, 24)


def test_locate_refuses_a_repeated_quote_and_lists_every_match():
    with pytest.raises(Ambiguous) as refusal:
        locate(TEXT, "Losses rose.")

    assert [span for span, _ in refusal.value.alternatives] == [Span(0, 12), Span(66, 78)]
    assert refusal.value.alternatives[0][1] == "Losses rose. They said: “losses rose”, and…"


def test_locate_tells_repeated_quotes_apart_by_prefix_and_suffix():
    assert locate(TEXT, "Losses rose.", prefix="— again. ") == Span(66, 78)
    assert locate(TEXT, "Losses rose.", suffix=" They said") == Span(0, 12)
    assert locate(TEXT, "Losses rose.", prefix="- again.") == Span(66, 78)


def test_locate_refuses_a_prefix_that_does_not_fit():
    with pytest.raises(NotFound):
        locate(TEXT, "They said", prefix="Losses fell.")


def test_locate_ignores_white_space_and_typography():
    assert locate(TEXT, 'said: "losses rose"') == Span(19, 39)
    assert locate(TEXT, "rose\u00a0- again") == Span(52, 64)


@pytest.mark.parametrize("quote", ["", " \n", "lossesrose", "They  sai d", "nowhere"])
def test_locate_does_not_guess(quote: str):
    with pytest.raises(NotFound, match=r"not in the text\.|quote is empty"):
        locate(TEXT, quote)


def test_describe_lengthens_the_context_until_it_is_unique():
    text = "It rose by half in May, they said. " * 5

    for start in range(0, len(text), 35):
        span = Span(start, start + 34)
        assert locate(text, *describe(text, span)) == span


@given(st.text('ab \n“"e\u0301', min_size=1), st.data())
def test_describe_and_locate_are_inverse(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end] == text[start:end].strip())

    assert locate(text, *describe(text, Span(start, end))) == Span(start, end)
