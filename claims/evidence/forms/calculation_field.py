"""A field for a calculation, which knows what comes out of each line."""

from typing import Any

from django.forms import BoundField

from claims.text.quantities.workings import Line, work_out
from claims.web.fields import TypedText

HELP = "A line a step, such as (1,340 − 1,200) ÷ 1,200 ≈ 11.7%. Units stay with their numbers."


class BoundWorkings(BoundField):
    """The field in a form, with its lines worked out as they are typed."""

    @property
    def worked(self) -> list[Line]:
        """Each line with its result, or with what is wrong with it."""
        return work_out(self.value() or "")


class WorkingsField(TypedText):
    """A small calculation; a line that does not work out is told and kept all the same."""

    bound_field_class = BoundWorkings

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"rows": 2, "max_length": 20_000, "help_text": HELP} | kwargs)
