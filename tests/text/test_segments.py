from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotes.segments import Segment, cut_segments

claims_lists = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))).map(
    lambda pairs: [(key, min(pair), max(pair)) for key, pair in enumerate(pairs)]
)


def test_cut_segments_cuts_at_every_border_and_gives_the_overlap_to_both_claims():
    assert cut_segments((0, 20), [("a", 2, 10), ("b", 6, 15)]) == [
        Segment(0, 2, ()),
        Segment(2, 6, ("a",)),
        Segment(6, 10, ("a", "b")),
        Segment(10, 15, ("b",)),
        Segment(15, 20, ()),
    ]


def test_cut_segments_ignores_claims_outside_the_stretch():
    assert cut_segments((5, 9), [("a", 0, 7), ("b", 9, 12), ("c", 0, 5)]) == [
        Segment(5, 7, ("a",)),
        Segment(7, 9, ()),
    ]


def test_cut_segments_of_an_empty_stretch_or_without_claims():
    assert cut_segments((5, 5), [("a", 0, 7)]) == []
    assert cut_segments((5, 6), []) == [Segment(5, 6, ())]


@given(claims_lists)
def test_cut_segments_covers_the_stretch_and_names_exactly_the_claims_of_each_segment(claims: list):
    found = cut_segments((10, 50), claims)

    assert [found[0].start, *(s.end for s in found)] == [*(s.start for s in found), 50]
    for segment in found:
        for at in range(segment.start, segment.end):
            assert segment.ids == tuple(key for key, start, end in claims if start <= at < end)
