"""Who says it, by which cue. A name is taken from the words only; a source without a name stays without one.

Patterns: *according to*, a verb of saying before or after its source, the impersonal *it is …*, words such as
*reportedly*. They were read through on news and web text for wrong names; one that is unsure gives no name.
"""

import re
from typing import NamedTuple

from .sentence_rules import words


class Attribution(NamedTuple):
    """The source's name as the text has it, empty where it is unnamed, and the words that show the attribution."""

    name: str
    cue: str


_SAYING = (
    r"(?:said|says|saying|told|tells|added|adds|stated|states(?= that)|claimed|claims|announced|announces|reported|reports|noted"
    r"|notes|explained|explains|argued|argues|insisted|insists|warned|warns|wrote|writes|confirmed|confirms|denied"
    r"|denies|admitted|admits|declared|declares|emphasi[sz]ed|emphasi[sz]es|stressed|stresses|estimated|estimates"
    r"|asserted|asserts|alleged|alleges|acknowledged|acknowledges|pointed out|points out|replied|recalled|testified"
    r"|concluded|concludes|suggested|suggests|believes|believed|predicted|predicts|tweeted|posted)"
)
_PART = r"(?:(?:al|el|az|ar|as|ash|ad)-)?[^\W\d_a-zа-яєіїґ][\w'’-]*\.?"
_LINK = r"(?:of(?:\sthe)?|for(?:\sthe)?|at(?:\sthe)?|and|de|von|van|der|bin|al)"
_NAME = rf"{_PART}(?:\s(?:{_LINK}\s){{0,2}}{_PART}){{0,9}}"
_TITLE_WORDS = r"(?:(?:[Tt]he|[Aa]|[Aa]n|its|their|his|her)\s)?(?:(?:[a-z][\w-]*\s){0,4})"
_SOURCE = rf"(?P<before>{_TITLE_WORDS})(?P<name>{_NAME})"

_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s(?:{_SOURCE}|[^,.;]+)")
_INVERTED = re.compile(rf"[,”\"’»?!]\s(?P<cue>{_SAYING})\s(?:{_SOURCE})")
_AFTER = re.compile(
    rf"[,”\"’»?!]\s(?:(?!I\s)(?P<name>{_NAME})\s(?P<cue>{_SAYING})\b(?!\sto\b)"
    rf"|(?:he|she|they|(?:[a-z]+\s){{0,3}}(?:officials?|sources?))\s(?P<vague_cue>{_SAYING})(?=[.,;:]|\Z))"
)
_LEADING = re.compile(
    rf"\A(?:[\"“«]\s?)?(?!I\s)(?:{_SOURCE})(?:,\s[^,]{{1,80}},)?\s(?:(?:has|have|had|also|later|then)\s){{0,2}}(?P<cue>{_SAYING})\b"
    r"(?=\s(?:that|in|on|at|the|a|an|it|he|she|they|there|his|her|its|this|[A-Z\d\"“«])|:|,)"
)
_AS_SAID = re.compile(
    rf"\b[Aa]s\s(?:{_SOURCE}|(?P<noun>(?:the|a|an|its|their)\s[^,.;]{{1,60}}?))\s(?P<cue>{_SAYING})\b"
)
_IMPERSONAL = re.compile(
    r"\b(?P<cue>[Ii]t (?:is|was|has been) (?:also |now |widely |generally )?(?:estimated|emphasi[sz]ed|reported|noted|claimed"
    r"|alleged|believed|understood|said|thought|expected|suggested|stressed|known|rumou?red|stated|argued|assumed))\b"
)
_VAGUE = re.compile(
    r"\b(?P<cue>reportedly|allegedly|sources (?:say|said|told|claim(?:ed)?)|officials (?:say|said)|experts (?:say|said)"
    r"|critics (?:say|said)|analysts (?:say|said)|some say|many (?:say|believe|argue)|reports (?:say|said|suggest(?:ed)?))\b",
    re.IGNORECASE,
)
_SOMEBODY_SAYS = re.compile(
    rf"\A(?:The|An?|One|Two|Several|Some|Many|Other|He|She|They)\s(?:[\w'’-]+\s){{0,4}}?(?P<cue>{_SAYING})\b"
    r"(?=\s(?:that|it|he|she|they|there|this|[A-Z\d\"“«])|:|,"
    r"|(?<=said)\s|(?<=says)\s|(?<=claimed)\s|(?<=claims)\s|(?<=warned)\s|(?<=insisted)\s)"
)
_SOURCE_SAYS = re.compile(
    rf"\A(?:the|an?|one|two|several|some|many|other)?\s?(?:[\w'’-]+\s){{0,3}}"
    rf"(?:publication|newspaper|sources?|officials?|experts?|analysts?|report|study|survey|data|spokes(?:man|woman|person))"
    rf"(?:\s[\w'’-]+){{0,4}}?\s(?P<cue>{_SAYING}|shows?|showed|found|finds?|say)\b",
    re.IGNORECASE,
)

# A phrase led by one of these has no name of its own, whatever names follow: "sources close to Putin".
_UNNAMED = re.compile(
    r"\b(?:sources?|officials?|reports?|data|publications?|newspapers?|experts?|analysts?|stud(?:y|ies)|surveys?"
    r"|people|person|figures|estimates|media|documents?|law|polls?)\b",
    re.IGNORECASE,
)
_NO_NAMES = words(
    """
    I It He She They We You This That These Those There The A An In On At But And However While When As If Many Some Most
    Few All One Two Officials Sources Experts Analysts Critics Others Nobody Everyone What Who Which Yesterday Today
    Constitution Article Section Law
    """
)
_DAY_AT_THE_END = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")


def find_claimant(sentence: str, language: str) -> Attribution | None:
    """The attribution of the sentence's words, or None where the text says them in its own voice.

    Languages other than English have no patterns yet, and no attribution.
    """
    if language[:2] != "en":
        return None
    for pattern in (
        _ACCORDING,
        _INVERTED,
        _AFTER,
        _AS_SAID,
        _LEADING,
        _IMPERSONAL,
        _SOURCE_SAYS,
        _SOMEBODY_SAYS,
        _VAGUE,
    ):
        match = pattern.search(sentence)
        if match:
            cue = match["cue"] or match["vague_cue"]
            return Attribution(_name(match), " ".join(cue.split()))
    return None


def _name(match: re.Match) -> str:
    """The source's name, unless what leads its phrase says that it has none."""
    found = match.groupdict()
    name = _DAY_AT_THE_END.sub("", " ".join((found.get("name") or "").split()).rstrip(".,"))
    if not name or _UNNAMED.search(found.get("before") or "") or name.split()[0] in _NO_NAMES:
        return ""
    return name
