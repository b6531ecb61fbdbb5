"""A form field for a calculation that works out each line."""

from typing import Any

from django.forms import BoundField

from claims.text.quantities.workings import Line, work_out
from claims.web.fields import TypedText

HELP = "One calculation per line, for example (1,340 − 1,200) ÷ 1,200 ≈ 11.7%. We check the arithmetic. Include units."


class BoundCalculation(BoundField):
    """The field with its value, and the results of its lines."""

    @property
    def worked(self) -> list[Line]:
        """The lines with their results, or with what is wrong with them."""
        return work_out(self.value() or "")


class CalculationField(TypedText):
    """A calculation of several lines. A line with a mistake is accepted, and the mistake is shown next to it."""

    bound_field_class = BoundCalculation

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"rows": 2, "max_length": 20_000, "help_text": HELP} | kwargs)
