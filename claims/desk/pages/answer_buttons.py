"""The buttons with which a reviewer answers: the ratings of the scale, and the reasons why a claim can't be checked.

They are the same on every page of a scale but for the one that is chosen, so they are rendered once for each scale.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from claims.desk.forms.review_form import SET_ASIDE, ReviewForm
from claims.models import Rating
from claims.vocabulary import SetAside

REMEMBERED = 20
"""Scales whose buttons are kept in memory."""
MOST_KEYS = 9
"""The digit keys."""


@dataclass(frozen=True)
class RatingButton:
    """What the button of a rating shows, and what the rating requires of a review."""

    value: str
    label: str
    symbol: str
    tone: str
    definition: str
    needs_rationale: bool
    needs_sources: int

    @classmethod
    def of(cls, rating: Rating) -> "RatingButton":
        """Return the button of a rating."""
        return cls(
            str(rating.pk),
            rating.label,
            rating.symbol,
            rating.tone,
            rating.definition,
            rating.needs_rationale,
            rating.needs_sources,
        )


@dataclass(frozen=True)
class AnswerButtons:
    """The buttons as HTML, and whether the ratings leave the last digit key for the reasons."""

    ratings: SafeString
    reasons: SafeString
    has_free_key: bool


def show_answer_buttons(form: ReviewForm) -> AnswerButtons:
    """Return the buttons for a form, with its answer chosen."""
    buttons = tuple(map(RatingButton.of, form.ratings.values()))
    chosen = form.chosen_answer
    return AnswerButtons(
        _choose(_render_ratings(buttons), chosen),
        _choose(_render_reasons(), chosen),
        len(buttons) < MOST_KEYS,
    )


def _choose(html: SafeString, value: str) -> SafeString:
    """Check the button with this value. A value that no button has is not found, so nothing typed gets into the page."""
    button = f'value="{value}" required'
    return mark_safe(html.replace(button, f"{button} checked"))  # noqa: S308 - a rendered template


@lru_cache(REMEMBERED)
def _render_ratings(buttons: tuple[RatingButton, ...]) -> SafeString:
    return _render("desk/_rating_buttons.html", buttons=buttons)


@lru_cache(1)
def _render_reasons() -> SafeString:
    answers = [(SET_ASIDE + reason.value, reason.label) for reason in SetAside]
    return _render("desk/_set_aside_buttons.html", answers=answers)


def _render(template: str, **context: object) -> SafeString:
    """Return a template without the spaces before its lines, since it is on every page of a claim."""
    return mark_safe(re.sub(r"\n\s+", "\n", render_to_string(template, context)))  # noqa: S308 - a rendered template
