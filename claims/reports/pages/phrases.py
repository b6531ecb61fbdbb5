"""Phrases that readers see: dates, stances, grades, and how a verdict was reached."""

from datetime import UTC, date, datetime

from claims.vocabulary import Credibility, Reliability, SourceKind

# Written out here, because the bytes of a file must not depend on the locale of the process that writes it.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

STANCES = {
    "supports": ("▲", "Supports the claim"),
    "refutes": ("▼", "Contradicts the claim"),
    "context": ("◆", "Gives context"),
    "": ("–", "Not stated if it supports or contradicts the claim"),
}

BASES = {
    "unanimous": (
        "Everyone who checked this claim worked independently and reached the same verdict. An editor confirmed it."
    ),
    "majority": (
        "The reviewers worked independently and most of them reached this verdict. An editor confirmed it."
    ),
    "adjudicated": (
        "The reviewers worked independently and disagreed. An editor made the final decision."
    ),
    "overridden": ("An editor overruled the reviewers and recorded why."),
}


def day(iso: str | None) -> str:
    """Return an ISO date or date and time as "13 February 2026", or an empty string for None."""
    if not iso:
        return ""
    parsed = date.fromisoformat(iso[:10])
    return f"{parsed.day} {MONTHS[parsed.month - 1]} {parsed.year}"


def moment(iso: str | None) -> str:
    """Return an ISO date and time as "14 February 2026, 09:30 UTC", or an empty string for None."""
    if not iso:
        return ""
    parsed = datetime.fromisoformat(iso).astimezone(UTC)
    return f"{day(parsed.date().isoformat())}, {parsed:%H:%M} UTC"


def grade(reliability: str, credibility: int | None, *, is_chosen: bool = False) -> str:
    """Return how reliable a source is and how credible its statement is, in words. Empty if neither was rated.

    In reports of earlier releases F and 6 were also what nobody had chosen, so the two together say nothing. With
    `is_chosen` somebody chose each value that there is.
    """
    if not is_chosen and (reliability or "F", credibility or 6) == ("F", 6):
        return ""
    rated = []
    if reliability in Reliability:
        rated.append(("reliability ", Reliability(reliability)))
    if credibility in Credibility:
        rated.append(("truth ", Credibility(credibility)))
    unknown = (Reliability.F, Credibility.UNKNOWN)
    return "; ".join((noun if mark in unknown else "") + mark.words for noun, mark in rated)


def kind(value: str) -> str:
    """Return the kind of a source. Empty if it was not chosen, and in reports of earlier releases."""
    if value not in SourceKind or value == SourceKind.OTHER:
        return ""
    return SourceKind(value).label


def count(number: int, singular: str, plural: str = "") -> str:
    """Return "1 claim" or "3 claims"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def listed(names: list[str]) -> str:
    """Return names as "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


PASSAGES = {
    "found": "Quote found in our saved copy of {day}",
    "nearly": "Quote found in our saved copy of {day} (spacing or punctuation differs)",
    "unsure": "We could not check this quote against our saved copy of {day}",
    "missing": "We can’t find this quote in our saved copy of {day}",
}
"""Whether a passage was found in the saved copy of its source."""

NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(number: int) -> str:
    """Return "two" for 2; from 10 on in figures."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
