"""Fields that several forms share."""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models

from claims.web.widgets import PlainHidden, PlainInput, PlainTextarea


class TypedText(forms.CharField):
    """Text as typed, with single line ends and without NUL, which PostgreSQL can't store."""

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", PlainTextarea({"rows": rows}) if rows else PlainInput())
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the text be typed in its own direction."""
        return super().widget_attrs(widget) | {"dir": "auto"}

    def to_python(self, value: Any) -> str:
        """Return the text without what browsers add and rows refuse."""
        return super().to_python(
            value.replace("\x00", "").replace("\r\n", "\n") if isinstance(value, str) else value
        )


class WholeText(forms.CharField):
    """A text in which every character counts: nothing is stripped. The text reader reports NUL."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the text be typed in its own direction."""
        return super().widget_attrs(widget) | {"dir": "auto"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.validators = [
            check
            for check in self.validators
            if not isinstance(check, ProhibitNullCharactersValidator)
        ]


class WithProblems(forms.Form):
    """A form that can list its problems for the summary above it."""

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Every problem as (id of its field, sentence)."""
        found = [("", str(error)) for error in self.non_field_errors()]
        return found + [
            (bound.id_for_label, str(error)) for bound in self for error in bound.errors
        ]


class WithLockVersion(WithProblems):
    """A form on a row that somebody else may change meanwhile: it carries the version it showed."""

    lock_version = forms.IntegerField(widget=PlainHidden, min_value=0)

    def adopt_lock_version(self, row: models.Model) -> None:
        """Let the user send the same input again, now that the page shows the row's new state."""
        self.data = self.data.copy()
        self.data["lock_version"] = str(row.lock_version)
