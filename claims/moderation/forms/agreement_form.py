"""The period of a page about agreement, and what its address narrows it to."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate

from claims.models import RatingScale
from claims.moderation.queries.agreement_choice import Choice
from claims.vocabulary import ClaimType
from claims.web.fields import WithProblems
from claims.web.numbers import whole_number
from claims.web.widgets import PlainDate, PlainSelect

USUAL_DAYS = 365
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)
GUIDELINES = re.compile(r"[1-9][0-9]{0,8}|several|none", re.ASCII)
ANSWER = re.compile(r"r[0-9]{1,17}|s-[a-z-]{1,20}", re.ASCII)


class AgreementForm(WithProblems):
    """The filters that people fill in. The others come with a link, and an unknown value of theirs is left out."""

    since = forms.DateField(
        required=False,
        label="From",
        widget=PlainDate,
        error_messages={"invalid": "Enter the first day as a date."},
    )
    until = forms.DateField(
        required=False,
        label="To",
        widget=PlainDate,
        error_messages={"invalid": "Enter the last day as a date."},
    )
    scale = forms.ModelChoiceField(
        RatingScale.objects.order_by("name"),
        required=False,
        label="Scale",
        empty_label="All scales",
        widget=PlainSelect,
        error_messages={"invalid_choice": "Choose a scale from the list."},
    )

    def __init__(self, asked: Any) -> None:
        today = localdate()
        given = {name: asked.get(name, "").replace("\0", "") for name in self.base_fields}
        given["until"] = given["until"] or str(today)
        given["since"] = given["since"] or str(today - timedelta(days=USUAL_DAYS))
        super().__init__(given, auto_id="agreement-%s")
        self.asked = asked

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or that no calendar of ours has."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        for name in ("since", "until"):
            if cleaned.get(name) and not EARLIEST <= cleaned[name] <= LATEST:
                self.add_error(name, f"Enter a day from {EARLIEST.year} to {LATEST.year}.")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first one.")
        return cleaned

    @property
    def choice(self) -> Choice:
        """What was chosen. Where the period is wrong, it is that of the last year."""
        today = localdate()
        days = today - timedelta(days=USUAL_DAYS), today
        if not self.errors.keys() & {"since", "until"}:
            days = self.cleaned_data["since"], self.cleaned_data["until"]
        scale = self.cleaned_data.get("scale")
        answers = self.asked.get("answers", "")
        kind = self.asked.get("type", "")
        first, second = self._number("first"), self._number("second")
        return Choice(
            *days,
            article=self._number("article"),
            scale=scale.pk if scale else None,
            type=kind if kind == "none" or kind in ClaimType else "",
            guidelines=self._matching("guidelines", GUIDELINES),
            first=first if second and first != second else None,
            second=second if first and first != second else None,
            one=self._matching("one", ANSWER),
            other=self._matching("other", ANSWER),
            answers=answers if answers in ("same", "different") else "",
        )

    @property
    def kept(self) -> list[tuple[str, object]]:
        """The conditions that a link brought, which the form sends again."""
        stated = self.choice.stated
        return [(name, value) for name, value in stated.items() if name not in self.fields]

    def _number(self, name: str) -> int | None:
        return whole_number(self.asked.get(name, "")) or None

    def _matching(self, name: str, pattern: re.Pattern[str]) -> str:
        typed = self.asked.get(name, "")
        return typed if pattern.fullmatch(typed) else ""
