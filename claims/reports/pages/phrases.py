"""What a reader is told in plain words: dates, stances, and how a verdict came about."""

from datetime import UTC, date, datetime

from claims.vocabulary import Credibility, Reliability, SourceKind

# Spelled here because a file's bytes must not follow the locale or time zone of the process that writes it.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

STANCES = {
    "supports": ("▲", "Supports the claim"),
    "refutes": ("▼", "Refutes the claim"),
    "context": ("●", "Gives context"),
}

BASES = {
    "unanimous": (
        "Everyone who checked this claim did so alone and reached the same verdict; an editor confirmed it."
    ),
    "majority": (
        "Those who checked this claim did so alone; most of them reached this verdict, and an editor confirmed it."
    ),
    "adjudicated": (
        "Those who checked this claim did so alone and differed; an editor weighed their evidence and decided."
    ),
    "overridden": (
        "An editor decided otherwise than those who had checked this claim, and recorded the reason."
    ),
}


def day(iso: str | None) -> str:
    """Return an ISO date, or the date of an ISO moment, as "13 February 2026"; empty for none."""
    if not iso:
        return ""
    read = date.fromisoformat(iso[:10])
    return f"{read.day} {MONTHS[read.month - 1]} {read.year}"


def moment(iso: str | None) -> str:
    """Return an ISO moment as "14 February 2026, 09:30 UTC"; empty for none."""
    if not iso:
        return ""
    read = datetime.fromisoformat(iso).astimezone(UTC)
    return f"{day(read.date().isoformat())}, {read:%H:%M} UTC"


def grade(reliability: str, credibility: int | None) -> str:
    """Return the two judgements of a source in words: its reliability and this information's credibility.

    Empty where neither was judged: F and 6 mean unknown, and a reader is not told nothing twice.
    """
    if (reliability or "F", credibility or 6) == ("F", 6):
        return ""
    judged = []
    if reliability in Reliability:
        judged.append(("reliability ", Reliability(reliability)))
    if credibility in Credibility:
        judged.append(("truth ", Credibility(credibility)))
    unknown = (Reliability.F, Credibility.UNKNOWN)
    return "; ".join((of if mark in unknown else "") + mark.words for of, mark in judged)


def kind(value: str) -> str:
    """Return what sort of thing a source is; empty where nobody said, as in reports of earlier versions."""
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
    "found": "These words stand in the copy that we took on {day}",
    "nearly": "These words stand, with other spacing or quotes, in the copy that we took on {day}",
    "missing": "We cannot find these words in the copy that we took on {day}",
}
"""How a passage was found in the copy of its source."""
