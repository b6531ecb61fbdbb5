"""A passage in the copy of its source: found, nearly, not; where; and what became of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotes.passages import Sighting, look_up, nearest, page_of, paragraph_of
from claims.text.revisions.comparison import word_diff
from claims.text.spans import Span

TEXT = (
    "The city has 135,000 trees.\n\nIt “planted” 1,200,000 of them — in\u00a02024, an inter-\n"
    "national record. The ﬁrst café co-\noperated."
)


def found(passage: str, text: str = TEXT) -> str:
    sighting = look_up(text, passage)
    if sighting is None:
        return "missing"
    return "found" if sighting.is_exact else f"nearly: {sighting.span.of(text)}"


@pytest.mark.parametrize(
    "passage",
    ["The city has 135,000 trees.", " trees.\n", "“planted” 1,200,000", "inter-\nnational"],
)
def test_passage_as_written_is_found(passage: str):
    assert found(passage) == "found"


@pytest.mark.parametrize(
    ("passage", "there"),
    [
        ("trees. It", "trees.\n\nIt"),
        ('"planted"', "“planted”"),
        ("them - in 2024", "them — in\u00a02024"),
        ("an international record", "an inter-\nnational record"),
        ("first cafe\u0301", "ﬁrst café"),
        ("cooperated", "co-\noperated"),
        ("in\u200b 2024", "in\u00a02024"),
    ],
)
def test_passage_in_other_typography_is_nearly_found(passage: str, there: str):
    assert found(passage) == f"nearly: {there}"


@pytest.mark.parametrize(
    "passage",
    [
        "",
        "  ",
        "35,000 trees",
        "1,200",
        "200,000",
        "THE CITY",
        "the city",
        "tree",
        "planted them",
        "nowhere",
    ],
)
def test_other_words_and_parts_of_numbers_are_missing(passage: str):
    assert found(passage) == "missing"


def test_words_of_a_script_without_spaces_are_found_within_a_line():
    assert found("樹木", "市には樹木がある。") == "found"


def test_found_is_the_first_place_that_stands_apart():
    assert look_up("135 and 35 and 35", "35") == Sighting(Span(8, 10), is_exact=True)


@given(st.text("ab-\n \u00ad“\"’'ﬁé1.,", max_size=40), st.data())
def test_stretch_between_spaces_is_always_found(text: str, data: st.DataObject):
    words = text.split()
    if not words:
        assert look_up(text, text) is None
        return
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))

    sighting = look_up(f" {' '.join(words)} ", " ".join(words[start:end]))

    assert sighting
    assert sighting.is_exact


def test_page_is_the_one_that_holds_the_place():
    assert [page_of([0, 10, 30], at) for at in (0, 9, 10, 29, 30, 99)] == [1, 1, 2, 2, 3, 3]
    assert page_of([], 5) == 0


@pytest.mark.parametrize(("at", "number"), [(0, 1), (4, 1), (7, 2), (12, 3)])
def test_paragraph_is_counted_by_blank_lines(at: int, number: int):
    assert paragraph_of("One.\n\nTwo.\n\n\nThree.", at) == number


def test_nearest_ends_where_the_passage_does_whatever_stands_after_it():
    later = "So it is. The city has 36,000 trees. It planted more."

    assert nearest(later, "The city has 35,000 trees") == "The city has 36,000 trees"
    assert nearest(later, "The city has 35,000 trees.") == "The city has 36,000 trees."


def test_nearest_is_what_became_of_a_passage():
    later = "Home\n\nMayor: the city now has 36,000 trees in all.\n\nOther words."

    became = nearest(later, "the city has 35,000 trees")

    assert became == "the city now has 36,000 trees"
    assert word_diff("the city has 35,000 trees", became) == [
        ("same", "the city"),
        ("added", "now"),
        ("same", "has"),
        ("cut", "35,000"),
        ("added", "36,000"),
        ("same", "trees"),
    ]
    assert nearest(later, "Nothing of the kind was said") == ""
    assert nearest("", "words") == ""
