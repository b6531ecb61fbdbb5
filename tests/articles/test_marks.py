"""The marks of the annotated article, from plain rows without a database."""

import re

import pytest

from claims.access.claims import ClaimForUser
from claims.articles.pages import marked_text, marks
from claims.models import Article
from claims.text.quotes.marked_text import Unit

TEXT = "The city has 35,000 trees. Share"
UNITS = [Unit(0, 26, "body"), Unit(27, 32, "furniture")]
TRUE = {"label": "True", "symbol": "✔", "tone": "true"}


def make_claim(
    number: int,
    start: int,
    end: int,
    status: str = "open",
    *,
    mine: str | None = None,
    verdict: dict[str, str] | None = None,
) -> ClaimForUser:
    return ClaimForUser.of(number, number, status, start, end, mine, verdict)


def mark_of(claim: ClaimForUser) -> marks.Mark:
    return marks.build_mark(claim, "/claim/")


def render(claims: list[ClaimForUser], current: int = 0, text: str = TEXT) -> str:
    """Return the text as `render_text` does, from units that are not in the database."""
    by_number = marks.Marks(Article(slug="a"), claims, current)
    spans = marked_text.list_spans(claims, current)
    paragraphs = marked_text.build_paragraphs(text, UNITS, spans)
    return marked_text.render_paragraphs(paragraphs, by_number, current)


def words_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", re.sub(r'<span class="hide">.*?</span>', "", html))


@pytest.mark.parametrize(
    ("status", "mine", "state", "label"),
    [
        ("open", None, "open", "1"),
        ("open", "draft", "draft", "✎ 1"),
        ("open", "submitted", "mine", "● 1"),
        ("agreed", "submitted", "agreed", "= 1"),
        ("disputed", None, "disputed", "≠ 1"),
        ("set-aside", None, "set-aside", "– 1"),
        ("decided", None, "agreed", "= 1"),  # its public decision is still to come
    ],
)
def test_mark_shows_the_state_as_a_sign(status: str, mine: str, state: str, label: str):
    mark = mark_of(make_claim(1, 0, 26, status, mine=mine))

    assert (mark.state, mark.short_label) == (state, label)
    assert mark.state_label


def test_mark_of_a_decided_claim_has_the_sign_label_and_tone_of_its_rating():
    verdict = {"symbol": "✘", "label": "False", "tone": "false"}

    mark = mark_of(make_claim(4, 0, 26, "decided", verdict=verdict))

    assert (mark.short_label, mark.state_label) == ("✘ 4", "decided: False")
    assert mark.classes == "decided tone-false"


def test_paragraphs_contain_the_whole_text():
    assert words_of(render([make_claim(1, 0, 26), make_claim(2, 9, 25)])) == TEXT


def test_overlapping_claims_share_a_stretch_and_each_has_one_sign():
    html = render([make_claim(1, 0, 26), make_claim(2, 9, 25)])

    links = re.findall(
        r'<a class="([^"]*)" href="/articles/a/claims/(\d)/"( data-sign="\d")?>([^<]*)', html
    )
    assert links == [
        ("mark open", "1", "", "The city "),
        ("mark open shared", "2", ' data-sign="2"', "has 35,000 trees"),
        ("mark open", "1", ' data-sign="1"', "."),
    ]
    assert '<span class="clutter">Share</span>' in html


def test_claims_that_end_together_show_the_sign_of_each():
    html = render([make_claim(1, 0, 25), make_claim(2, 9, 25, "decided", verdict=TRUE)])

    assert 'class="mark sign-only open" href="/articles/a/claims/1/" data-sign="1"' in html
    assert 'class="mark decided tone-true shared" href="/articles/a/claims/2/"' in html
    assert "[claim 2, decided: True]" in html


def test_suggested_claim_is_marked_only_on_its_own_page():
    claim = make_claim(1, 0, 26, "proposed")

    assert "<a " not in render([claim])
    assert '<a class="mark proposed here" href="/articles/a/claims/1/" aria-current="true"' in (
        render([claim], current=1)
    )


def test_part_of_the_current_claim_that_links_to_another_is_current_too():
    html = render([make_claim(1, 0, 26), make_claim(2, 9, 25)], current=1)

    assert html.count('aria-current="true"') == 3
    assert 'class="mark open here shared" href="/articles/a/claims/2/" aria-current="true"' in html


def test_words_of_the_article_and_labels_of_ratings_are_escaped():
    text = "Trees <b>& “more”</b> than 35. Share"
    verdict = TRUE | {"label": "<i>", "symbol": '"'}
    html = render([make_claim(1, 0, 20, "decided", verdict=verdict)], text=text)

    assert "&lt;b&gt;&amp; “more”" in html
    assert 'data-sign="&quot; 1"' in html
    assert "decided: &lt;i&gt;]" in html


def test_progress_counts_settled_and_mine():
    claims = [
        make_claim(1, 0, 5, "open", mine="submitted"),
        make_claim(2, 0, 5, "disputed"),
        make_claim(3, 0, 5, "proposed"),
        make_claim(4, 0, 5, "set-aside", mine="submitted"),
    ]

    assert marks.count_progress(claims) == marks.Progress(total=2, settled=1, mine=1)


def test_neighbours_are_the_marks_before_and_after():
    shown = [mark_of(make_claim(number, 0, 5)) for number in (1, 3, 7)]

    assert marks.find_neighbours(shown, 1) == (None, shown[1])
    assert marks.find_neighbours(shown, 3) == (shown[0], shown[2])
    assert marks.find_neighbours(shown, 7) == (shown[1], None)
