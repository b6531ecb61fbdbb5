"""Edits that nobody can see change nothing; every other edit does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.folding import fold, fold_with_offsets
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unemployment", "unemploy\u00adment"),
        ("Zürich grew", "Zu\u0308rich grew"),
        ("naïve", unicodedata.normalize("NFD", "naïve")),
        ("35\u202f000 trees", "35\u00a0000 trees"),
        ("35 000 trees", "35\u2009000  trees"),
        ('He said "no".', "He said “no”."),
        ("He said “no”.", "He said ‘no’."),
        ("Il dit «\u00a0non\u00a0».", "Il dit “non”."),
        ("Er sagte „nein“.", "Er sagte »nein«."),
        ("the city's trees", "the city’s trees"),
        ("the workers' pay", "the workers’ pay"),
        ("2019-2020", "2019–2020"),
        ("it fell — by half", "it fell—by half"),
        ("it fell -- by half", "it fell – by half"),
        ("minus −5 degrees", "minus -5 degrees"),
        ("50 % of it", "50\u202f% of it"),
        ("Why ?", "Why?"),
        ("No… more", "No... more"),
        ("the ﬁrst ofﬁce", "the first office"),
        ("right\u200b left", "right left"),
        ("a\u200ebc\u2069", "abc"),
        ("line\nend", "line end"),
        ("‘in 2020’", "“in 2020”"),
    ],
)
def test_invisible_edits_fold_away(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10²", "102"),
        ("H₂O", "H2O"),
        ("5′ tall", "5″ tall"),
        ("resume", "résumé"),
        ("US", "us"),
        ("He said no.", "He said “no”."),
        ("1.5", "15"),
        ("35 000", "35 0000"),
        ("re-sign", "resign"),
        ("its", "it's"),
        ("5%", "5‰"),
        ("a, b", "a b"),
        ("men", "nem"),
        ("и", "й"),
    ],
)
def test_visible_edits_do_not(one: str, other: str):
    assert fold(one) != fold(other)


ANY = st.text(alphabet="ab 0'\"“”‘’«»–—-%?.…\u00ad\u200b\u0301\u00a0\n²′ﬁé", max_size=30)


@given(ANY)
def test_each_sign_knows_where_it_comes_from(text: str):
    folded = fold_with_offsets(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.starts == sorted(folded.starts)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )


def test_folding_takes_linear_time():
    assert growth(fold, lambda n: "a'\u0301 –“" * n, 10_000) < LINEAR


@given(
    st.text(
        st.sampled_from(
            " \t\n\u00a0-–—\"'“”«’′″aZé5%:;!?([/.…ﬁ\u00ad\u200b\u0301\u212b\u1fef\u1100\u1161"
        ),
        max_size=30,
    )
)
def test_folding_is_the_same_with_and_without_offsets(text: str):
    assert fold(text) == fold_with_offsets(text).text
