"""The kinds of amounts in a sentence: number, share, rate, money, change and date.

The unit of an amount and its place in the sentence decide, not words elsewhere: *24%* is a share, *rose by 24%* a change and
*rose to 24%* a share again; *35,000 per month* is a rate, and *wages* are no money without a sum.
"""

import re
from collections.abc import Iterator

from claims.text.quantities.finder import Quantity, read_quantities
from claims.text.quantities.quantity_words import RATE

KINDS = ("number", "share", "rate", "money", "change", "date")
NUMERICAL = frozenset(KINDS) - {"date"}

_RISE = (
    r"ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|gr(?:ow|ows|ew|own|owing)|drop(?:s|ped|ping)?|increas(?:e|es|ed|ing)"
    r"|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?"
    r"|slip(?:s|ped|ping)?|shr(?:ink|inks|ank|unk)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|gain(?:s|ed|ing)?"
    r"|expand(?:s|ed|ing)?|contract(?:s|ed|ing)|dip(?:s|ped)?|slump(?:s|ed)?"
)
_MADE = r"rais(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|boost(?:s|ed|ing)?|exceed(?:s|ed)?|chang(?:e|es|ed)"
_NOUNS = r"increase|decrease|rise|fall|drop|growth|decline|reduction|gain|cut|jump|surge|hike|slump|swing|loss|boost|uplift|expansion|contraction"
_MORE = r"more|less|fewer|higher|lower|faster|slower|larger|smaller|cheaper|longer|shorter|greater|above|below|up|down"
_WORDS_BETWEEN = r"(?:\s[\w’'-]+){0,4}"
_ENDING = rf"[\w’'-]*{_WORDS_BETWEEN}"
_BEFORE: dict[str, str] = {
    # "by" counts only after a word for a change; without it the change stands right before the amount.
    "en": rf"\b(?:(?:{_RISE}|{_MADE}){_WORDS_BETWEEN}\sby|(?:up|down)(?:\sby)?|(?:{_RISE})|(?:{_NOUNS})s?\sof"
    rf"|(?:{_NOUNS})s?(?:\s[\w-]+){{0,3}}\s(?:was|is|were|reached|hit|averaged|stood\sat))\s\Z",
    "uk": rf"\b(?:зр[оі]с|вир[оі]с|збільш|зменш|знизи|знижен|підвищ|скороти|скорочен|впа[вл]|упа[вл]|[зп]о?дорожча|подешевша){_ENDING}\sна\s\Z",
    "ru": rf"\b(?:вырос|возрос|увелич|уменьш|сниз|сниж|повы[сш]|сокра[тщ]|упа[лв]|подорожа|подешеве){_ENDING}\sна\s\Z",
    "pl": rf"\b(?:wzr[oó]s|spad|zwiększ|zmniejsz|obniż|podn[io]|skróc){_ENDING}\so\s\Z",
    "de": r"\b(?:um|(?:Anstieg|Rückgang|Zuwachs|Plus|Minus|Wachstum|Steigerung|Zunahme|Abnahme)\svon)\s\Z",
    "fr": r"\b(?:hausse|baisse|recul|progression|croissance|augment\w+|baiss\w+|recul\w+|progress\w+|diminu\w+|chut\w+|grimp\w+)"
    r"(?:\s\w+){0,2}\sde\s\Z",
    "es": r"\b(?:aument\w+|sub\w+|baj\w+|crec\w+|ca(?:e|en|yó|yeron|ída)|reduj\w+|redu\w+|disminu\w+|descen\w+)(?:\s\w+){0,2}\s"
    r"(?:(?:en|de)\s)?(?:un|el|del)\s\Z",
    "it": r"\b(?:aument\w+|cresc\w+|cal\w+|sal\w+|diminu\w+|ridott\w+|sces\w+|rialzo|ribasso|crescita)(?:\s\w+){0,2}\sdel(?:l[’'])?\s?\Z",
}
"""What stands right before an amount by which something changes."""
_AFTER: dict[str, str] = {
    "en": rf"\A(?:\s(?!of\b)[\w-]+)??\s(?:{_NOUNS}|{_MORE})\b(?!\s(?:to|of)\s(?:the|all)\b)",
    "uk": r"\A\s(?:більше|менше|вищ\w+|нижч\w+|зростання|падіння|приріст\w*)\b",
    "ru": r"\A\s(?:больше|меньше|выше|ниже|роста|падения)\b",
    "de": r"\A\s(?:mehr|weniger|höher|niedriger|Wachstum|Zuwachs)\b",
    "fr": r"\A\sde\s(?:plus|moins|hausse|baisse)\b",
    "es": r"\A\s(?:más|menos)\b",
    "it": r"\A\sin\s(?:più|meno)\b",
    "pl": r"\A\s(?:więcej|mniej|wyższ\w+|niższ\w+)\b",
}
"""What stands right behind it."""
_POINTS = re.compile(
    r"point|punkt|punt|pont|пункт|bod|prosent|procent(?:enhet|punkt|point)|\bpp\b|ppt|p\.\s?p|[вп]\.\s?п",
    re.IGNORECASE,
)
"""Units of a difference between two shares."""
_SPEED = re.compile(r"mph|km/h|m/s|kph", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<![\w.,:/$€£-])(?:1[5-9]|20)\d\d(?:s|/\d\d|[-–]\d\d(?:\d\d)?)?(?![\w%]|[.,]\d)"
)
_LOOK = 60
"""Characters before and behind an amount that are read."""
_NEVER = r"(?!)"


def find_kinds(sentence: str, language: str) -> list[str]:
    """Return the kinds of amounts that a sentence has, in the order of KINDS."""
    found = {
        kind
        for quantity in read_quantities(sentence, language)
        for kind in _kinds_of(quantity, sentence, language[:2].lower())
    }
    if _YEAR.search(sentence):
        found.add("date")
    return [kind for kind in KINDS if kind in found]


def _kinds_of(quantity: Quantity, sentence: str, language: str) -> Iterator[str]:
    if quantity.kind == "date":
        yield "date"
        return
    is_change = _is_change(quantity, sentence, language)
    if is_change:
        yield "change"
    if quantity.kind == "money":
        yield "money"
    elif not is_change:
        yield "rate" if _is_rate(quantity, sentence, language) else quantity.kind


def _is_rate(quantity: Quantity, sentence: str, language: str) -> bool:
    """Whether so much is counted in a time, or for each of something."""
    if quantity.rate or _SPEED.fullmatch(quantity.unit):
        return True
    after = sentence[quantity.span.end : quantity.span.end + _LOOK]
    # Between a number and its rate stands what is counted, which only English has word lists for.
    behind = rf"\A(?:\s[^\W\d_][\w’'-]*){{0,2}}\s(?:{RATE.get(language, _NEVER)})(?!\w)"
    return quantity.kind == "number" and re.search(behind, after, re.IGNORECASE) is not None


def _is_change(quantity: Quantity, sentence: str, language: str) -> bool:
    """Whether something changes, or differs, by this amount."""
    start, end = quantity.span
    if quantity.kind == "share" and _POINTS.search(quantity.unit):
        return True
    before, after = sentence[max(0, start - _LOOK) : start], sentence[end : end + _LOOK]
    if re.search(_BEFORE.get(language, _NEVER), before, re.IGNORECASE):
        # *Lost 300 jobs* and *rose 300 metres* say how many; *by* says that it is a difference.
        return quantity.kind != "number" or before.rstrip().endswith(("by", "um", "на", " o"))
    return quantity.kind != "number" and bool(
        re.search(_AFTER.get(language, _NEVER), after, re.IGNORECASE)
    )
