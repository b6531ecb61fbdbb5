"""The buttons of the answers are rendered once for each scale; which one is chosen differs."""

import re

import pytest

from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages.answer_buttons import show_answer_buttons
from claims.models import Rating
from claims.vocabulary import SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
CHECKED = re.compile(r'value="([^"]*)" required checked')


def buttons(answer: str, ratings: list[Rating] | None = None) -> tuple[list[str], list[str]]:
    """The values that are chosen among the ratings and among the reasons."""
    form = ReviewForm(
        ratings or [make.rating("True"), make.rating("False")], initial={"answer": answer}
    )
    shown = show_answer_buttons(form)
    return CHECKED.findall(shown.ratings), CHECKED.findall(shown.reasons)


def test_only_the_chosen_answer_is_checked():
    true, false = (str(make.rating(label).pk) for label in ("True", "False"))

    assert buttons(true) == ([true], [])
    assert buttons(false) == ([false], [])
    assert buttons("") == ([], [])
    for reason in SetAside:
        assert buttons(f"set-aside:{reason}") == ([], [f"set-aside:{reason}"])


@pytest.mark.parametrize(
    "typed", ["0", "999999", "set-aside:", "set-aside:nonsense", '"><script>', "' required", "None"]
)
def test_answer_that_no_button_has_chooses_none_and_is_not_written(typed: str):
    form = ReviewForm([make.rating("True")], initial={"answer": typed})
    shown = show_answer_buttons(form)

    assert buttons(typed) == ([], [])
    assert "<script" not in shown.ratings + shown.reasons


def test_rating_that_was_renamed_is_shown_under_its_new_name():
    rating = make.rating("True")
    before = show_answer_buttons(ReviewForm([rating])).ratings
    rating.label, rating.definition = "So it is & was", "Counted <once>."

    after = show_answer_buttons(ReviewForm([rating])).ratings

    assert '<span class="word" dir="auto">True</span>' in before
    assert '<span class="word" dir="auto">So it is &amp; was</span>' in after
    assert "Counted &lt;once&gt;." in after


@pytest.mark.parametrize(("count", "has_key"), [(1, True), (8, True), (9, False), (12, False)])
def test_key_nine_is_for_a_rating_if_there_are_nine(count: int, has_key: bool):
    scale = make.rating("True").scale
    ratings = [
        Rating(pk=n, scale=scale, label=f"Rating {n}", order=n, symbol="?")
        for n in range(1, count + 1)
    ]

    shown = show_answer_buttons(ReviewForm(ratings))

    assert shown.has_free_key == has_key
    assert shown.ratings.count("data-key=") == min(count, 9)
    assert shown.ratings.count('type="radio"') == count
