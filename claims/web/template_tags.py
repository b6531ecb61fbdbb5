"""Filters that every template can use without loading them (see TEMPLATES in the settings)."""

from datetime import datetime

from django import template
from django.template.defaultfilters import date
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.web.due import describe_due

register = template.Library()


@register.filter
def isolate(text: object) -> SafeString | str:
    """Return a text in the direction of its own first letter, so that it doesn't reorder the sentence around it.

    A block with nothing but such a text has `dir="auto"` itself.
    """
    return (
        format_html('<span dir="auto">{}</span>', text) if text is not None and text != "" else ""
    )


@register.filter(expects_localtime=True)
def time_tag(moment: datetime | None, written: str) -> SafeString | str:
    """Return a `<time>` element; `written` is a format of Django's `date` filter."""
    if moment is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', date(moment, "c"), date(moment, written))


@register.filter
def due(moment: datetime | None) -> str:
    """Return when something is due, such as "tomorrow, 12:00"."""
    return describe_due(moment) if moment else ""
