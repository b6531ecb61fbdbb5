"""Find who makes the claim of a sentence, and the words that show it.

English patterns: *according to*, a verb of saying before or after its source, the impersonal *it is …*, words such as
*reportedly*. We read their matches in news and web text and removed patterns that gave wrong names; where a pattern
can't be sure, it gives no name. Ukrainian patterns: *за словами*, a verb of saying beside its source, *повідомляється,
що*. Names are returned as written, with the grammatical case that the text uses.
"""

import re
from typing import NamedTuple

from claims.text.attribution import attribution_words as table


class Attribution(NamedTuple):
    """The source's name as written (empty if the text names no one), and the words that show the attribution."""

    name: str
    cue: str


_PART = r"(?:(?:al|el|az|ar|as|ash|ad)-)?[^\W\d_a-zа-яєіїґ][\w'’-]*\.?"
_LINK = r"(?:of(?:\sthe)?|for(?:\sthe)?|at(?:\sthe)?|and|de|von|van|der|bin|al)"
_NAME = rf"(?:(?:von der|van der|van den|de la|von|van|de|bin|al|du|di)\s)?{_PART}(?:\s(?:{_LINK}\s){{0,2}}{_PART}){{0,9}}"
_TITLE_WORDS = (
    rf"(?:(?:[Tt]he|[Aa]|[Aa]n|its|their|his|her)\s|(?:(?!{table.SPEAKERS}\b){_PART}\s){{1,3}}(?=[a-z]{3}))?"
    rf"(?:(?:(?!(?:{table.NO_TITLES})\s)[a-z][\w'’-]*\s){{0,4}})(?:for\sthe\s)?"
)
_SOURCE = rf"(?P<before>{_TITLE_WORDS})(?P<name>{_NAME})"
_SAYING, _ASIDE = table.SAYING, r"(?:\s\([^)]{1,40}\))?(?:,\s(?P<aside>[^,]{1,80}),)?"
_ADVERB = rf"(?:(?:{table.ADVERBS})\s){{0,3}}"
_WHAT = (
    rf"(?=(?:(?<=said)|(?<=says)|(?<=saying)|(?<=insisted)|(?<=insists)|(?<=warned)|(?<=warns)|(?<=claimed)|(?<=claims))\s(?!(?:{table.NO_CLAIM})\b)"
    rf"(?:[\w$€£“\"]\S*\s+\S|to\s)|:|,|\s(?:that|it|he|she|they|there|this)\b|\s?[“\"«]"
    r"|\s(?:on|in|at|last|this|earlier|yesterday)\s[\w ,]{1,30}?\bthat\b)"
)
_TOLD = rf"(?:told|tells|assured|informed|reminded)(?=\s(?:[\w'’.&-]+\s){{1,5}}?(?:that|the|it|he|she|they|there|his|her|its|{_PART})\b|\s[\w'’. &-]{{1,40}}:)"
_REPORTED = rf"(?:{table.REPORTING})(?=\s\w)"

_ACCORDING = re.compile(
    rf"\b(?P<cue>[Aa]ccording to)\s(?:{_SOURCE}|[^,.;]+)|\A(?P<vague_cue>Per)\s(?:the\s)?(?P<name_2>{_NAME}),"
)
_INVERTED = re.compile(rf"[,”\"’»?!]\s(?P<cue>{_SAYING})\s(?:{_SOURCE})")
_AFTER = re.compile(
    rf"[,”\"’»?!]\s(?:(?!I\s)(?P<name>{_NAME})\s{_ADVERB}(?P<cue>{_SAYING})\b(?!\sto\b)"
    rf"|(?:he|she|they|(?:[a-z]+\s){{0,3}}(?:officials?|sources?))\s{_ADVERB}(?P<vague_cue>{_SAYING})(?=[.,;:]|\Z))"
)
_AT_THE_END = re.compile(
    rf"[,”\"»?!]\s(?:the|an?|its|his|her|their|one|two|some|several)\s"
    rf"(?:(?P<name>{_NAME})\s|(?:(?!(?:{_SAYING})\b)[\w'’&-]++\s){{1,8}}?)"
    rf"{_ADVERB}(?P<cue>{_SAYING})(?=[.,;:]|\Z|\s(?:on|in|at|earlier|late|this|last|yesterday|{table.DAYS})\b)"
)
_LEADING = re.compile(
    rf"\A(?:[\"“«]\s?)?(?:[^,;:“”\"]{{1,60}},\s)?(?!I\s|Having\s)(?:{_SOURCE}){_ASIDE}\s{_ADVERB}"
    rf"(?P<cue>(?:{_SAYING}){_WHAT}|{_TOLD}|{_REPORTED}|(?:{table.ANNOUNCING})(?=\s(?:the|a|an|plans|its|his|her|their|on)\b))"
)
_APPOSED = re.compile(
    rf"\A(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w'’-]+)\s(?:[\w'’-]+\s){{0,8}}?[\w'’-]+,\s(?P<name>{_NAME}),\s{_ADVERB}"
    rf"(?P<cue>(?:{_SAYING})(?:{_WHAT}|(?=\s(?:the|a|an)\b))|{_TOLD})"
)
_AS_SAID = re.compile(
    rf"\b[Aa]s\s(?:{_SOURCE}|(?P<noun>(?:the|a|an|its|their)\s[^,.;]{{1,60}}?))\s(?P<cue>{_SAYING})\b"
)
_IMPERSONAL = re.compile(
    r"\b(?P<cue>[Ii]t (?:is|was|has been) (?:also |now |widely |generally |later |further )?(?:estimated|emphasi[sz]ed|reported|noted|claimed"
    r"|alleged|believed|understood|said|thought|expected|suggested|stressed|known|rumou?red|stated|argued|assumed|announced|revealed|confirmed"
    r"|disclosed|feared|predicted))\b"
)
_VAGUE = re.compile(
    r"\b(?P<cue>reportedly|allegedly|sources (?:say|said|told|claim(?:ed)?)|officials (?:say|said)|experts (?:say|said)"
    r"|critics (?:say|said)|analysts (?:say|said)|some say|many (?:say|believe|argue)|reports (?:say|said|suggest(?:ed)?))\b",
    re.IGNORECASE,
)
_SOMEBODY_SAYS = re.compile(
    rf"\A(?!Having\b|That\s|(?:[^,;:“”\"]{{1,60}},\s)?{table.SPEAKERS}\b)(?:[^,;:“”\"]{{1,60}},\s)?(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Ss]everal|[Ss]ome|[Mm]any|[Oo]ther|[Hh]e|[Ss]he|[Tt]hey|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w'’-]+\s){{0,5}}?|(?:[A-Z][\w'’-]+\s){{0,3}}(?:[\w'’-]+\s){{1,3}}?)"
    rf"{_ADVERB}(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)(?<!\bI\s)(?<!\byou\s)(?<!\bwe\s)(?P<cue>(?:{_SAYING}){_WHAT}|{_TOLD})"
)
_MANY_SAY = re.compile(
    rf"\A(?:[^,;:“”\"]{{1,60}},\s)?(?:[\w'’-]+\s){{0,3}}(?:{table.PEOPLE})\s(?:[\w'’-]+\s){{0,5}}?{_ADVERB}"
    rf"(?P<cue>(?:{table.SAY})(?=\s(?!(?:{table.NO_CLAIM})\b)\w|:|,)|(?:{_SAYING}){_WHAT})",
    re.IGNORECASE,
)
_SOURCE_SAYS = re.compile(
    rf"\A(?:the|an?|one|two|several|some|many|other)?\s?(?:[\w'’-]+\s){{0,3}}"
    rf"(?:publication|newspaper|sources?|officials?|experts?|analysts?|report|study|survey|poll|data|figures|statistics|spokes(?:man|woman|person))"
    rf"(?:,\s[^,]{{1,80}},)?(?:\s[\w'’-]+){{0,8}}?\s(?P<cue>{_SAYING}|shows?|showed|found|finds?|say)(?=\s(?!(?:{table.NO_CLAIM})\b)\w|:|,)",
    re.IGNORECASE,
)
_ENGLISH = (
    _ACCORDING,
    _INVERTED,
    _AFTER,
    _AS_SAID,
    _AT_THE_END,
    _APPOSED,
    _LEADING,
    _IMPERSONAL,
    _SOURCE_SAYS,
    _MANY_SAY,
    _SOMEBODY_SAYS,
    _VAGUE,
)

_NAME_UK = r"[«А-ЯЄІЇҐA-Z][\w'’.-]+»?(?:\s[«А-ЯЄІЇҐA-Z][\w'’.-]+»?){0,4}"
_WHO_UK = rf"(?P<before>(?:[а-яєіїґ][\w'’-]*\s){{0,6}}?)(?P<name>{_NAME_UK})"
_TITLE_UK = r"(?:[А-ЯЄІЇҐ][а-яєіїґ'’-]+\s(?:[а-яєіїґ][\w'’-]*\s){1,5})?"
_UKRAINIAN = (
    re.compile(rf"\b(?P<cue>(?i:{table.ACCORDING_UK}))\s(?:{_WHO_UK}|[^,.;]+)"),
    re.compile(rf"(?:[,»”\"!?]\s?[–—-]?|\b[Пп]ро це)\s?(?P<cue>{table.SAID_UK})\s{_WHO_UK}"),
    re.compile(
        rf"\A(?P<title>{_TITLE_UK}){_WHO_UK}(?:,\s[^,]{{1,80}},)?\s(?P<cue>{table.SAID_UK})(?=,?\s(?:що|про)\b|:)"
    ),
    re.compile(
        rf"\b(?P<cue>(?i:{table.IMPERSONAL_UK}))(?=,\s(?:що|нібито|наче)\b)|\b(?P<vague_cue>нібито|начебто)\b"
    ),
    re.compile(rf"\b(?P<cue>(?i:{table.SAID_UK}))(?=,\sщо\b|:)"),
)
_PATTERNS = {"en": _ENGLISH, "uk": _UKRAINIAN}

# A phrase that begins with one of these names no source, even if a name follows: "sources close to Putin".
_UNNAMED = re.compile(
    rf"\b(?:{table.UNNAMED})\b|\b(?:of|from|for|in|at|with|by|near|to|on)(?:\sthe)?\s\Z",
    re.IGNORECASE,
)
_UNNAMED_UK = re.compile(rf"\b(?:{table.UNNAMED_UK})", re.IGNORECASE)
_DAY_AT_THE_END = re.compile(rf"\s(?:{table.DAYS})\Z")
_WORD = re.compile(r"[a-z]+")
_ONE_NAME = re.compile(rf"(?:{_NAME})\Z")


def find_claimant(sentence: str, language: str) -> Attribution | None:
    """Return the attribution of a sentence, or None where the article itself makes the claim.

    There are patterns for English and Ukrainian only; for other languages this returns None.
    """
    code = language[:2].lower()
    if code == "en" and table.CUES.isdisjoint(_WORD.findall(sentence.lower())):
        return None
    for pattern in _PATTERNS.get(code, ()):
        match = pattern.search(sentence)
        if match:
            groups = match.groupdict()
            cue = groups["cue"] or groups["vague_cue"] or ""
            return Attribution(_pick_name(groups), " ".join(cue.split()))
    return None


def _pick_name(groups: dict[str, str | None]) -> str:
    """Return the source's name, or "" where the words before it show that the source is unnamed."""
    before = f"{groups.get('title') or ''}{groups.get('before') or ''}"
    aside = groups.get("aside") or ""
    name = " ".join((groups.get("name") or groups.get("name_2") or "").split()).rstrip(".,")
    name = _DAY_AT_THE_END.sub("", name)
    is_unnamed = _UNNAMED.search(before) or _UNNAMED_UK.search(before)
    if aside and _ONE_NAME.match(aside) and (is_unnamed or before):
        return aside
    if not name or is_unnamed or name.split()[0] in table.NO_NAMES or name in table.OFFICES:
        return ""
    return name
