"""Finding a passage in the saved copy of its source, exactly or nearly, and its page or paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotes.passages import (
    PassageMatch,
    find_nearest_wording,
    find_passage,
    page_number_at,
    paragraph_number_at,
)
from claims.text.revisions.comparison import word_diff
from claims.text.spans import Span

TEXT = (
    "The city has 135,000 trees.\n\nIt “planted” 1,200,000 of them — in\u00a02024, an inter-\n"
    "national record. The ﬁrst café co-\noperated."
)


def found(passage: str, text: str = TEXT) -> str:
    sighting = find_passage(text, passage)
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
def test_passage_in_other_typography_is_found_but_not_exact(passage: str, there: str):
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
def test_other_words_and_parts_of_numbers_are_not_found(passage: str):
    assert found(passage) == "missing"


def test_passage_in_a_script_without_spaces_is_found_inside_a_line():
    assert found("樹木", "市には樹木がある。") == "found"


def test_the_first_match_with_word_boundaries_is_found():
    assert find_passage("135 and 35 and 35", "35") == PassageMatch(Span(8, 10), is_exact=True)


@given(st.text("ab-\n \u00ad“\"’'ﬁé1.,", max_size=40), st.data())
def test_any_stretch_between_spaces_is_found(text: str, data: st.DataObject):
    words = text.split()
    if not words:
        assert find_passage(text, text) is None
        return
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))

    sighting = find_passage(f" {' '.join(words)} ", " ".join(words[start:end]))

    assert sighting
    assert sighting.is_exact


def test_page_number_at_returns_the_page_of_the_offset():
    assert [page_number_at([0, 10, 30], at) for at in (0, 9, 10, 29, 30, 99)] == [1, 1, 2, 2, 3, 3]
    assert page_number_at([], 5) == 0


@pytest.mark.parametrize(("at", "number"), [(0, 1), (4, 1), (7, 2), (12, 3)])
def test_paragraph_number_at_counts_blank_lines(at: int, number: int):
    assert paragraph_number_at("One.\n\nTwo.\n\n\nThree.", at) == number


def test_nearest_wording_ends_where_the_passage_ends():
    later = "So it is. The city has 36,000 trees. It planted more."

    assert find_nearest_wording(later, "The city has 35,000 trees") == "The city has 36,000 trees"
    assert find_nearest_wording(later, "The city has 35,000 trees.") == "The city has 36,000 trees."


def test_nearest_wording_is_what_replaced_the_passage():
    later = "Home\n\nMayor: the city now has 36,000 trees in all.\n\nOther words."

    became = find_nearest_wording(later, "the city has 35,000 trees")

    assert became == "the city now has 36,000 trees"
    assert word_diff("the city has 35,000 trees", became) == [
        ("same", "the city"),
        ("added", "now"),
        ("same", "has"),
        ("cut", "35,000"),
        ("added", "36,000"),
        ("same", "trees"),
    ]
    assert find_nearest_wording(later, "Nothing of the kind was said") == ""
    assert find_nearest_wording("", "words") == ""


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("It took 2½ hours.", "It took 2"),
        ("It took 2½ hours.", "2 hours"),
        ("It took 3¹⁄₂ hours.", "2 hours"),
        ("It fell by 1⁄4 in May.", "4 in May"),
        ("It took 10⅔ days.", "3 days"),
    ],
)
def test_part_of_a_fraction_is_not_found(text: str, passage: str):
    assert found(passage, text) == "missing"


def test_lowered_part_of_a_fraction_is_not_surely_found():
    match = find_passage("It took 4 3/₄ cups.", "4 cups")

    assert match is not None
    assert not match.is_sure


@pytest.mark.parametrize("passage", ["2½ hours", "It took 2½", "½ hours", "took"])
def test_figure_with_its_fraction_is_found(passage: str):
    assert found(passage, "It took 2½ hours.") in ("found", f"nearly: {passage}")
