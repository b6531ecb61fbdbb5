"""Recognise lines that nobody has to check: headings, by-lines, dates, page clutter and credits of pictures.

Only their form counts. A person accepts them together, and can sort each of them otherwise.
"""

import re

HEADING, CLUTTER = "heading", "furniture"
"""Reasons why there is nothing to check; values of `NotCheckable`."""
NAMES = {
    "headline": "headline",
    "sub-heading": "sub-heading",
    "by-line": "by-line",
    "dateline": "date",
    "furniture": "clutter",
}
"""Roles whose lines are obvious, and what we call such a line."""
CREDIT_NAME = "credit"
LONGEST_CREDIT = 120

_AGENCIES = (
    r"(?:getty(?:\simages)?|reuters|afp|ap|epa(?:-efe)?|dpa|pa(?:\s(?:media|wire|images))?|associated press|agence france-presse|shutterstock"
    r"|alamy|istock|unsplash|pexels|wikimedia(?:\scommons)?|xinhua|bloomberg|tass|anadolu(?:\sagency)?|imago|zuma(?:\spress)?|nurphoto|ukrinform"
    r"|interfax(?:-ukraine)?|unian|zumapress|corbis|flickr|укрінформ|уніан|інтерфакс(?:-україна)?|рбк-україна|суспільне|унн)"
)
_NAME = r"[^\W\d_a-zа-яєіїґ][\w'’.-]*(?:\s(?:(?:of|von|de|van|der|la|al|bin)\s)?[^\W\d_a-zа-яєіїґ][\w'’.-]*){0,4}"
_HOLDER = rf"(?:{_AGENCIES}|(?-i:{_NAME}))"
_HOLDERS = rf"{_HOLDER}(?:\s?(?:[/,|–—-]|\bvia\b|\bfor\b|\band\b|через|для)\s?{_HOLDER}){{0,3}}"
_LABEL = (
    r"(?:file\s|stock\s)?(?:photo(?:graph)?s?|image|picture|illustration|video|graphic|map|фото|відео|ілюстрація|інфографіка|мапа)"
    r"(?:\s(?:by|credit|source|courtesy(?:\sof)?))?|(?:image|photo|picture|video)?\s?(?:credit|courtesy(?:\sof)?)|©"
)
_CREDIT = re.compile(
    rf"[(\[]?(?:(?:{_LABEL})\s?[:/,–—-]?\s?{_HOLDERS}"
    rf"|{_AGENCIES}(?:\s(?:photo|images?))?(?:\s?/\s?{_HOLDERS})?)\.?[)\]]?\Z",
    re.IGNORECASE,
)


def is_credit(line: str) -> bool:
    """Return whether a line names nothing but the makers of a picture: *Photo: Reuters*, *(AP Photo/Jane Smith)*."""
    words = " ".join(line.split())
    return len(words) <= LONGEST_CREDIT and _CREDIT.match(words) is not None


def name_obvious(role: str, line: str) -> str:
    """Return what to call a line with this role if there is obviously nothing to check in it, or ""."""
    return NAMES.get(role) or (CREDIT_NAME if is_credit(line) else "")


def reason_of(name: str) -> str:
    """Return why there is nothing to check in a line that `name_obvious` named."""
    return CLUTTER if name in (NAMES["furniture"], CREDIT_NAME) else HEADING
