"""Buttons for the matches of an ambiguous quote. Each sends the same form again with one match selected."""

from dataclasses import dataclass

from django.http import QueryDict

from claims.access.refusals import Refusal


@dataclass(frozen=True)
class MatchButton:
    """The button of one match: its excerpt, and the fields of the form that it sends."""

    excerpt: str
    fields: list[tuple[str, str]]


def list_match_buttons(
    typed: QueryDict, refusal: Refusal, prefix: str = "prefix", suffix: str = "suffix"
) -> list[MatchButton]:
    """Return a button for each match of a QuoteAmbiguous; none for other refusals."""
    replaced = {"csrfmiddlewaretoken", prefix, suffix}
    others = [
        (name, value) for name, values in typed.lists() for value in values if name not in replaced
    ]
    return [
        MatchButton(match.excerpt, [*others, (prefix, match.prefix), (suffix, match.suffix)])
        for match in getattr(refusal, "alternatives", [])
    ]
