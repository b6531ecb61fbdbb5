"""The named signals of a checkable sentence, for and against, as patterns a person can read on a chip.

English and Ukrainian words stand in the same tables where they cannot be confused. Every pattern is a plain
alternation without nested repetition, so that it is linear in the sentence.
"""

import re
from types import MappingProxyType


def _pattern(words: str) -> re.Pattern:
    return re.compile(words, re.IGNORECASE | re.VERBOSE)


NUMBER = _pattern(
    r"""\b\d[\d,.\u00a0]*(?:st|nd|rd|th)?\b | \b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty
    |sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|number\ of|amount\ of|enough|zero
    |once|twice|double[ds]?|тисяч\w*|мільйон\w*|мільярд\w*|сотн\w*|десятк\w*|кількість|кількості|млн|млрд|тис)\b"""
)
SHARE = _pattern(
    r"""\d\s?% | \b(?:per\ ?cent|percentage|half|halves|thirds?|quarter|two-thirds|majority|minority|most\ of|share\ of|rate\ of|one\ in
    |out\ of\ (?:every|ten|\d+)|per\ \w+|відсотк\w+|половин\w+|третин\w+|більшість|частк\w+)\b"""
)
MONEY = _pattern(
    r"""[$€£¥₴]\s?\d | \d\s?[€£₴] | \b(?:dollars?|euros?|pounds?|cents?|hryvnias?|rubles?|roubles?|budget|deficit|debt|tax(?:es)?|spending|spent|spend
    |cost|costs|salary|salaries|wages?|income|revenues?|funding|paid|loans?|гривень|гривні|доларів|євро|бюджет\w*|податк\w+|борг\w*)\b"""
)
DATE = _pattern(
    r"""\b(?:1[5-9]|20)\d\d(?:s)?\b | \b(?:january|february|april|june|july|august|september|october|november|december
    |monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last\ (?:year|month|week|night|decade|century)
    |(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies))\ ago|since|historically|monthly|yearly|annual(?:ly)?|daily|weekly
    |січн\w+|лют(?:ого|ий|ому)|березн\w+|квітн\w+|травн\w+|червн\w+|липн\w+|серпн\w+|вересн\w+|жовтн\w+|листопад\w*|грудн\w+)\b
    | \b(?:in|on|by|of|last|this)\ (?:March|May)\b"""
)
COMPARISON = _pattern(
    r"""\b(?:more|less|fewer|greater|larger|smaller|bigger|higher|lower|faster|slower|better|worse|longer|shorter|older|younger|stronger|weaker
    |cheaper|richer|poorer|safer|deadlier|most|least|largest|biggest|highest|lowest|fastest|slowest|best|worst|longest|strongest|oldest
    |richest|poorest|the\ same(?!\ time)|as\ (?:much|many|high|low|large|big|fast|few)\ as|than|compared|equal\ to|record|unprecedented
    |extremely|the\ (?:first|second|third|last|only)|never\ before|outnumber\w*|exceed\w*|більше|менше|вищ\w+|нижч\w+|ніж|найбільш\w+|найменш\w+|порівнян\w+)\b"""
)
TREND = _pattern(
    r"""\b(?:increas\w+|decreas\w+|ris(?:e|es|ing|en)|rose|fall(?:s|ing|en)|fell|grow(?:s|ing|n|th)?|grew|declin\w+|drop(?:s|ped|ping)?|shr[aiu]nk\w*|climb\w*
    |surg(?:e[ds]?|ing)|double[ds]?|tripled?|halved|slow(?:s|ed|ing|ly|down)|accelerat\w+|expand\w*|reduc\w+|cut|cuts|rais(?:e[ds]?|ing)|gain(?:s|ed)?|los(?:t|ing|s|ses)
    |lose|advanc\w+|replac\w+|redirect\w+|mov(?:ed|ing)\ from|turn(?:ed|ing)\ into|becom(?:e|es|ing)|became|has\ been|have\ been|no\ longer|crisis
    |зрос\w+|зменш\w+|збільш\w+|знизи\w+|впа[влд]\w*|скороти\w+|втрат\w+)\b"""
)
CAUSE = _pattern(
    r"""\b(?:because|caus(?:e[ds]?|ing)|led\ to|leads?\ to|leading\ to|due\ to|result(?:s|ed|ing)?\ (?:in|from|of)|as\ a\ result|thanks\ to|which\ is\ why|that(?:'|’)s\ why|responsible\ for
    |in\ order\ to|intended\ to|designed\ to|forc(?:e[ds]?|ing)\ |prevent(?:s|ed|ing)?|allow(?:s|ed|ing)|creat(?:e[ds]|ing)|trigger\w*|fuell?ed|contribut\w+\ to|blam\w+
    |через\ те|тому\ що|внаслідок|спричин\w+|завдяки|призве\w+|призводить)\b"""
)
FUTURE = _pattern(
    r"""\b(?:will|shall|won't|won’t|going\ to|gonna|would|next\ (?:year|month|week|decade)|tomorrow|plans?\ to|promise[sd]?|pledge[sd]?|vow(?:s|ed)?\ to|intends?\ to|aims?\ to
    |forecast\w*|predict\w*|depends?\ on|until\ (?:we|they|he|she|it)|буде|будуть|планує|планують|обіця\w+|має\ намір)\b | (?:'|’)ll\b"""
)
HEDGE = _pattern(
    r"""\b(?:(?-i:may)|might|could|perhaps|maybe|possibl[ey]|probably|presumably|likely|unlikely|seem(?:s|ed)?|apparently|I\ (?:think|guess|believe|suppose|hope|feel)
    |in\ (?:my|our)\ (?:opinion|view)|sort\ of|kind\ of|as\ if|можливо|мабуть|ймовірно|напевно|здається|імовірно)\b"""
)
OPINION = _pattern(
    r"""\b(?:should|shouldn't|shouldn’t|must|ought\ to|need(?:s)?\ to|have\ to|has\ to|let's|let’s|hope(?:s|fully)?|wish|beautiful|wonderful|terrible|horrible|great|awful|amazing|shameful|disgraceful
    |disgusting|outrageous|ridiculous|tragic|sad|sadly|brave|heroic|proud|love|hate|important|values?|believe[sd]?
    |мусить|мусимо|повинн\w+|слід|треба|варто|на\ жаль|сподіва\w+|вважаю|думаю)\b"""
)
_DAYS_AND_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
NAME = re.compile(
    rf"(?<=[\w,;:’')–—-] )(?!{_DAYS_AND_MONTHS}\b)[“\"«(]?[^\W\d_a-zа-яєіїґ][\w’'-]*[^\W\d_A-ZА-ЯЄІЇҐ][\w’'-]*|\b[A-Z]{{2,}}\b|\b(?:[A-Z]\.){{2,}}"
)
QUOTATION = re.compile(r"[“”„«»]|(?<!\w)\"[^\"]+\"")
QUESTION = re.compile(r"\?[\"”»’')\]]*\Z")
ATTRIBUTION_UK = _pattern(
    r"\b(?:за\ (?:словами|даними|інформацією)|повідоми\w+|повідомля\w+|заяви\w+|сказа\w+|зазначи\w+|стверджу\w+|розпові\w+|наголоси\w+)\b"
)

PATTERNS: MappingProxyType[str, re.Pattern] = MappingProxyType(
    {
        "number": NUMBER,
        "share": SHARE,
        "money": MONEY,
        "date": DATE,
        "comparison": COMPARISON,
        "trend": TREND,
        "cause": CAUSE,
        "quotation": QUOTATION,
        "name": NAME,
        "hedge": HEDGE,
        "future": FUTURE,
        "opinion": OPINION,
        "question": QUESTION,
    }
)
"""Every signal that is a pattern; *attribution* and *too short* are read otherwise."""

FOR = (
    "number",
    "share",
    "money",
    "date",
    "comparison",
    "trend",
    "cause",
    "attribution",
    "quotation",
    "name",
)
AGAINST = ("hedge", "future", "opinion", "question", "too short")
FEWEST_WORDS = 5


def read_signals(sentence: str, is_attributed: bool) -> list[str]:
    """The names of the sentence's signals, in the order of FOR and AGAINST."""
    present = {name for name, pattern in PATTERNS.items() if pattern.search(sentence)}
    if is_attributed or ATTRIBUTION_UK.search(sentence):
        present.add("attribution")
    if len(sentence.split(None, FEWEST_WORDS)) < FEWEST_WORDS:
        present.add("too short")
    return [name for name in (*FOR, *AGAINST) if name in present]
