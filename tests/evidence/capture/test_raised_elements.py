"""Note marks, exponents and indices of web pages, however the page sets them."""

import re

import pytest

from claims.evidence.capture.raised_elements import write_notes
from claims.evidence.capture.reader import read


def shown(source: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]+>", "", write_notes(source)).replace("&nbsp;", " ")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("$320<sup>2</sup> a", "$320² a"),
        ("$320<SUP>12</SUP> a", "$320¹² a"),
        ("<em>$320</em><sup>2</sup> a", "$320² a"),
        ("$320&nbsp;<sup>2</sup> a", "$320 ² a"),
        ("$320<small>2</small> a", "$320² a"),
        ("$320<font size=1>2</font> a", "$320² a"),
        ('$320<span style="vertical-align: super">2</span> a', "$320² a"),
        ('$320<span style="vertical-align:0.4em;font-size:7pt">2</span> a', "$320² a"),
        ('$320<span style="position:relative;top:-.4em">2</span> a', "$320² a"),
        ('$320<span style="font-size:60%">2</span> a', "$320² a"),
        ('$320<span style="font-variant-position: super">2</span> a', "$320² a"),
        ("<style>.up{vertical-align:super}</style>$320<span class='x up'>2</span> a", "$320² a"),
        ("$320<sup><small>2</small></sup> a", "$320² a"),
        ('$320<sup><a href="#fn2">2</a></sup> a', "$320[2] a"),
        ('$320<a href="#fn2"><sup>2</sup></a> a', "$320[2] a"),
        ('$320<a href="#n2">2</a> a', "$320[2] a"),
        ('$320<a href="#n2">a</a> a', "$320[a] a"),
        ('$320<a href="notes.html#note-2">2</a> a', "$320[2] a"),
        ('$320<span class="footnote-ref">2</span> a', "$320[2] a"),
        ('$320<a role="doc-noteref" href="/n">2</a> a', "$320[2] a"),
        ('10<sup><a href="#fn3">3</a></sup> men', "10[3] men"),
        (
            '$320<sup class="reference"><a href="#c"><span>[</span>1<span>]</span></a></sup>',
            "$320[1]",
        ),
        ("$320<sup>[2]</sup><sup>[3]</sup>", "$320[2][3]"),
        ("$320<sup>2,3</sup>", "$320[2,3]"),
        ("$320<sup>(a)</sup>", "$320[a]"),
        ("$320<sup>†</sup>", "$320†"),
        ("10<sup>&minus;3</sup> g", "10⁻³ g"),
        ("45 km<sup>2</sup>", "45 km²"),
        ("CO<sub>2</sub>", "CO₂"),
        ('CO<span style="vertical-align:-25%">2</span>', "CO₂"),
        ("19<sup>th</sup> and M<sup>me</sup>", "19th and Mme"),
    ],
)
def test_raised_and_lowered_figures_are_set_apart(source: str, text: str):
    assert shown(f"<p>{source}</p>") == text


@pytest.mark.parametrize(
    "source",
    [
        "$320<span class=x>2</span> a",
        "$320<b>2</b> a",
        "<b>$320</b>2 a",
        '$320<a href="/two">2</a> a',
    ],
)
def test_figure_in_two_elements_is_marked_as_unclear(source: str):
    assert shown(f"<p>{source}</p>") == "$320\u20602 a"


@pytest.mark.parametrize(
    "source",
    [
        '<p>see <a href="#x">2</a> there</p>',
        '<p><a href="#top">Read all 320 of it</a></p>',
        "<p>the <b>320</b> men</p>",
        "<p>a<b>c</p>d",
        "<p>&lt;sup&gt; 1 &amp; 2</p>",
        "<p>$320<sup>2",
        "<table><tr><td>320</td><td>2</td></tr></table>",
        "<script>'<sup>2</sup>'</script>",
        "<sup>A whole paragraph that somebody set above the line for a reason</sup>",
    ],
)
def test_the_rest_of_a_page_stays_as_it_is(source: str):
    assert write_notes(source) == source


def test_article_and_full_text_both_have_the_mark():
    words = "The price rose to $320<sup>2</sup> a tonne, the ministry said on Tuesday at a long meeting. "
    page = f"<html><body><article><h1>Prices</h1><p>{words * 5}</p></article><footer>x</footer></body></html>"

    got = read(page.encode(), "html")

    assert "$320² a tonne" in got.text
    assert "$320² a tonne" in got.full_text
    assert "3202" not in got.text + got.full_text
