"""Propose whether a claimant is a person or an organisation. It is only a proposal: an editor chooses."""

import re

from claims.text.attribution import claimant_words as table

PERSON, ORGANISATION = "person", "organization"
_LONGEST = 200
"""Characters that are read; a claimant has no more."""
_SHORT = 7
"""Letters of a word that is too short for the ending of a compound: *Handelsverband* is long enough."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_AFFILIATION = re.compile(
    r",|\(|\s(?:of|from|at|for|vom|von der|del|della|з|из)\s(?=the\s|[^\W\d_])"
)
_ACRONYM = re.compile(r"(?:the\s+)?[A-ZÄÖÜА-ЯЄІЇҐ]{2,6}s?\Z")


def propose_claimant_kind(name: str) -> str:
    """Return “person” or “organization”, or an empty string if the name doesn't show it.

    Read in this order: *Ministry*, *Ltd* or an acronym; a title; a given name, an initial or the ending of a surname.
    """
    name = " ".join(name[:_LONGEST].split())
    head = _AFFILIATION.split(name, maxsplit=1)[0].strip() or name
    words = [word.rstrip(".") for word in _WORD.findall(head)]
    lower = [word.casefold().removesuffix("'s").removesuffix("’s") for word in words]
    if not words or lower[-1] in table.PEOPLE:
        return ""
    if _is_organisation(head, lower):
        return ORGANISATION
    return PERSON if _is_person(head, words, lower) else ""


def _is_organisation(head: str, lower: list[str]) -> bool:
    if "&" in head or _ACRONYM.match(head):
        return True
    if any(word in table.TITLES for word in lower):
        return len(lower) > 1 and lower[-1] in table.ORGANISATIONS
    is_name = len(lower) == 2 and lower[0] in table.GIVEN_NAMES
    return not is_name and any(_names_an_organisation(word) for word in lower)


def _names_an_organisation(word: str) -> bool:
    return word in table.ORGANISATIONS or (
        len(word) > _SHORT and word.endswith(table.ORGANISATION_ENDINGS)
    )


def _is_person(head: str, words: list[str], lower: list[str]) -> bool:
    if any(word in table.TITLES for word in lower):
        return True
    names = [
        word
        for word in words
        if word.casefold() not in table.PARTICLES and word.casefold() != "the"
    ]
    if not 2 <= len(names) <= 5 or any(character.isdigit() for character in head):
        return False
    if lower[0].split("-")[0] in table.GIVEN_NAMES:
        return True
    has_initial = any(len(word.replace(".", "")) == 1 and word.isupper() for word in names[:-1])
    return (
        has_initial
        or lower[-1].endswith(table.SURNAME_ENDINGS)
        or lower[0].endswith(table.SURNAME_ENDINGS)
    )
