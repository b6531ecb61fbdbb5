"""The places of an ambiguous quote, each a button that sends the same form again and says which."""

from dataclasses import dataclass

from django.http import QueryDict

from claims.access.refusals import Refusal


@dataclass(frozen=True)
class Choice:
    """One place: its words with those around it, and the fields that mean this place."""

    words: str
    fields: list[tuple[str, str]]


def choices(
    typed: QueryDict, refusal: Refusal, prefix: str = "prefix", suffix: str = "suffix"
) -> list[Choice]:
    """What a person may mean by a quote; nothing where it stands nowhere."""
    own = {"csrfmiddlewaretoken", prefix, suffix}
    kept = [(name, word) for name, words in typed.lists() for word in words if name not in own]
    return [
        Choice(place.words, [*kept, (prefix, place.prefix), (suffix, place.suffix)])
        for place in getattr(refusal, "alternatives", [])
    ]
