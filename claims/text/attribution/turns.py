"""Find who speaks in transcripts and interviews: *KOVAL: …*, *Anna Koval (Greens): …*, *Q: …*, *[00:12] Anna Koval: …*.

A label such as *Spain:* or *Update:* has the same form. A name counts as a speaker if its form shows a person (a party, a
title, a time, capitals), if it comes again, or if somebody says *I* or *we* after it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.text.sentences.rules import words
from claims.text.spans import Span


class Turn(NamedTuple):
    """What one person says without a break. `label` is the name as it stands; `name` is empty for *Q*, *Reporter*."""

    label: Span
    name: str
    end: int


_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]"
_PART = rf"{_CAPITAL}[\w'’-]{{0,30}}\.?"
_LINK = r"(?:of|the|de|la|le|du|da|di|von|van|der|den|bin|al|el)"
_NAME = rf"{_PART}(?:[ \xa0](?:{_LINK}[ \xa0]){{0,2}}(?:{_PART}|\d{{1,2}})){{0,5}}"
_EXTRA = (
    r"(?P<extra>[ \xa0]?\([^()\n]{1,60}\)|,[ \xa0](?!(?:and|or|but|who|which)\b)[^:\n.?!]{1,60})?"
)
_STAMP = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?"
_OPENING = r"[ \t]{0,8}[*_>#\"“„«–—-]{0,3}[ \t]{0,2}"
_LETTERS = r"Q|A|Question|Answer|QUESTION|ANSWER|Frage|Antwort|Питання|Відповідь|Вопрос|Ответ|Pregunta|Respuesta|Domanda|Risposta|Pytanie|Odpowiedź"
_TURN = re.compile(
    rf"^{_OPENING}(?:(?P<stamp>{_STAMP})[ \t]{{0,2}}[-–—|]?[ \t]{{0,2}})?[*_]{{0,2}}"
    rf"(?:(?P<letter>{_LETTERS})[*_]{{0,2}}(?:[.:]|[ \xa0]?[–—-](?=\s))"
    rf"|(?P<name>{_NAME}){_EXTRA}[ \xa0]?(?P<stamp_2>{_STAMP})?[*_]{{0,2}}[ \xa0]?(?::|(?P<dash>\.[ \xa0]?[–—])))[*_]{{0,2}}(?=\s|\Z)",
    re.MULTILINE,
)
_LINE = re.compile(
    rf"^{_OPENING}(?:(?P<name>{_NAME}){_EXTRA}[ \t]{{1,4}}(?P<stamp>{_STAMP})|(?P<stamp_2>{_STAMP})[ \t]{{1,4}}(?P<name_2>{_PART}[ \xa0]{_NAME}))[ \t]{{0,4}}$",
    re.MULTILINE,
)
_INLINE = re.compile(r"(?<=[.?!”\"] )(?P<letter>A):(?= )")
_UNNAMED = frozenset(
    (
        *("q", "a", "question", "answer", "frage", "antwort", "питання", "відповідь", "вопрос", "ответ"),
        *("pregunta", "respuesta", "domanda", "risposta", "pytanie", "odpowiedź"),
        *("interviewer", "reporter", "moderator", "host", "journalist", "presenter", "audience", "speaker"),
        *("journaliste", "periodista", "giornalista", "dziennikarz", "журналист", "moderatorin", "interviewerin"),
        *("participant", "caller", "narrator", "ведучий", "ведуча", "журналіст", "журналістка", "кореспондент"),
        *("unidentified male", "unidentified female", "male speaker", "female speaker", "male voice"),
    )
)  # fmt: skip
_TITLED = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|lord|lady|dame|president|prime minister|minister|senator|sen|rep|governor|gov|mayor"
    r"|judge|justice|chairman|chairwoman|secretary|general|gen|the (?:president|prime minister|minister|speaker|chancellor|mayor)"
    r"|herr|frau|m|mme|monsieur|madame|пан|пані)\b\.?(?=\s|\Z)",
    re.IGNORECASE,
)
_NO_NAMES = words("""
    dear hi hello one two three four five six seven eight nine ten subject re fwd from to cc sent attached best kind regards
    stand posted note notes update updates updated correction corrections breaking exclusive live watch read related source sources photo photos
    video videos image images picture pictures caption claim claims verdict rating fact facts false true misleading result results
    conclusion summary background analysis opinion comment context example examples warning tip tips step part chapter section total
    price prices date time place where when who what why how contact email tel phone mobile fax address website web url budget
    population area growth wages rents exports imports key figures numbers data method methods sources credit credits editor author
    authors by monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today tomorrow yesterday more also see next first second third finally however and but or the this
    that pros cons advantages goal goals aim status location language languages topic topics tags category share follow subscribe
    important attention headline title subtitle lead story news sport politics business economy world health science culture
    myth myths reality problem solution cause effect before after winner winners loser losers theory rumour rumor quote prediction
    old new pro con good bad yes no capital currency currencies religion government leader leaders distance height weight length
    міф міфи факт правда маніпуляція твердження миф вывод утверждение behauptung fakt fakten mythos mythe mito mitos bulo realidad
    falso verdadero vrai faux affirmation afirmación dato prawda fałsz mit teza
    war covid covid-19 coronavirus eu un us uk usa nato who faq explained explainer factcheck fact-check
    фото відео джерело джерела оновлено важливо довідка читайте увага підсумок висновок quelle foto hinweis fazit
""")
_IN_PLACES = words("""
    united new los las san santa south north east west central saint st great sri saudi hong costa puerto czech bosnia northern southern
    eastern western middle european latin the upper lower
""")
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll|d)|[Ww]e|[Ww]e['’](?:re|ve|ll|d)|[Yy]ou|[Mm]y|[Oo]ur|[Uu]s|[Ii]ch|[Ww]ir|[Uu]nser\w{0,2}|[Mm]ein\w{0,2}|[Ss]ie|[Jj]e|[Jj]['’]|[Nn]ous"
    r"|[Vv]ous|[Nn]os|[Nn]otre|[Yy]o|[Nn]osotros|[Nn]uestr\w{1,2}|[Hh]emos|[Tt]enemos|[Ii]o|[Nn]oi|[Nn]ostr\w|[Aa]bbiamo|[Mm]y|[Jj]a|[Nn]asz\w{0,3}|[Mm]amy|[Яя]|[Мм]и|[Мм]ы"
    r"|[Мм]ене|[Нн]ас|[Нн]аш\w{0,3}|[Вв]и|[Вв]ы)\b|\?"
)
_STOP = re.compile(r"[.!?\n]")
_REACH = 300
_FEWEST_WORDS = 3
_MOST_ARE_CHOSEN = 0.6
_SHORTEST_NAME = 3
_ENDS_TRANSCRIPT = re.compile(
    r"^[ \t]*(?:[-*_=]{3,}[ \t]*$|\(?(?:this|the) (?:interview|transcript|conversation|text)\b|(?:editor['’]s|editors['’]) note|end\b[^\n]{0,20}$)",
    re.IGNORECASE | re.MULTILINE,
)


def find_speaker(text: str, at: int) -> Turn | None:
    """Return the turn that the offset `at` of a text is in, or None."""
    starts, turns = _find_turns(text)
    index = bisect_right(starts, at) - 1
    return turns[index] if index >= 0 and at < turns[index].end else None


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a text, in order. They don't overlap."""
    return _find_turns(text)[1]


class _Label(NamedTuple):
    """A possible speaker: where the line begins (with a time, perhaps), and the name without it."""

    begin: int
    span: Span
    name: str
    is_strong: bool
    is_alone: bool


@lru_cache(maxsize=2)
def _find_turns(text: str) -> tuple[list[int], tuple[Turn, ...]]:
    """Return where the turns begin, and the turns. Cached, since it is asked for each claim of a text."""
    labels = list(_choose_speakers(text, _find_labels(text)))
    turns = []
    for index, label in enumerate(labels):
        following = labels[index + 1].begin if index + 1 < len(labels) else len(text)
        end = _find_end(text, label, following, is_transcript=len(labels) > 1)
        turns.append(Turn(label.span, label.name, end))
    return [turn.label.start for turn in turns], tuple(turns)


def _find_end(text: str, label: _Label, following: int, *, is_transcript: bool) -> int:
    """Return where a turn ends. Somebody who is named only once says no more than their paragraph."""
    if is_transcript:
        closing = _ENDS_TRANSCRIPT.search(text, label.span.end, following)
        return closing.start() if closing else following
    blank = text.find("\n", label.span.end + label.is_alone)
    return following if blank < 0 else blank


def _find_labels(text: str) -> Iterator[_Label]:
    """Yield everything that has the form of a speaker's label, in order."""
    found = [*_TURN.finditer(text), *_LINE.finditer(text)]
    if re.search(r"^\W{0,3}Q[:.]", text, re.MULTILINE):
        found += _INLINE.finditer(text)
    for match in sorted(found, key=lambda match: match.start()):
        groups = match.groupdict()
        name = groups.get("name") or groups.get("name_2") or ""
        name = " ".join(name.split())
        first = name.split(" ")[0].rstrip(".").lower() if name else ""
        is_refused = first in _NO_NAMES and not _TITLED.match(name)
        if name and (is_refused or len(name.rstrip(".")) < _SHORTEST_NAME):
            continue
        has_stamp = groups.get("stamp") or groups.get("stamp_2")
        is_strong = bool(has_stamp and " " in name) or _is_person(name, groups)
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        begin = start
        if groups.get("stamp") and match.end("stamp") < match.end() and groups.get("name"):
            start = max(start, match.start("name"))
        if groups.get("stamp_2") and groups.get("name_2"):
            start = match.start("name_2")
        is_alone = text[match.end() : match.end() + 1] in ("\n", "")
        label = _Label(begin, Span(start, match.end()), _pick_name(name), is_strong, is_alone)
        is_capital = name.isupper() and " " in name and _begins_prose(text, label)
        yield label._replace(is_strong=is_strong or is_capital)


def _is_person(name: str, groups: dict[str, str | None]) -> bool:
    """Return whether a label has the form of a person's: a title, or a party or office after the name."""
    extra = (groups.get("extra") or "").startswith((" (", "(", "\xa0("))
    return extra or bool(groups.get("dash")) or _TITLED.match(name) is not None


def _pick_name(name: str) -> str:
    plain = re.sub(r"\s\d{1,2}\Z", "", name).lower()
    return "" if plain in _UNNAMED else name


def _choose_speakers(text: str, labels: Iterator[_Label]) -> Iterator[_Label]:
    """Yield the labels whose names are those of speakers."""
    found: list[_Label] = []
    for label in labels:
        if not found or label.span.start >= found[-1].span.end:
            found.append(label)
    counts = Counter(label.name for label in found)
    sure = {label.name for label in found if label.is_strong or counts[label.name] > 1}
    for looks_alike in (str.isupper, _has_two_parts):
        alike = {
            label.name for label in found if looks_alike(label.name) and _begins_prose(text, label)
        }
        is_asked = bool(alike) and any(not label.name for label in found)
        sure |= alike if len(alike) > 1 or is_asked else set()
    if len(found) > 1:
        capitals = {label.name for label in found if label.name.isupper() and " " in label.name}
        sure |= {""} | capitals
    chosen = [label.name in sure or _speaks(text, label, len(found)) for label in found]
    has_capitals = any(label.name.isupper() for label in found if label.name in sure)
    is_transcript = sum(chosen) > 1 and sum(chosen) >= _MOST_ARE_CHOSEN * len(found)
    for label, is_chosen in zip(found, chosen, strict=True):
        if is_chosen or is_transcript or (has_capitals and label.name.isupper()):
            yield label


def _has_two_parts(name: str) -> bool:
    """Return whether a name has the form of first name and surname, and not of a country or city."""
    first, *others = name.split() or [""]
    return len(others) in (1, 2) and first.lower() not in _IN_PLACES and not name.isupper()


def _begins_prose(text: str, label: _Label) -> bool:
    """Return whether a sentence follows a label, and not a figure or a few words."""
    end = text.find("\n", label.span.end)
    line = text[label.span.end : len(text) if end < 0 else end].strip()[:_REACH]
    return len(line.split()) >= _FEWEST_WORDS and line[:1].isupper() and bool(_STOP.search(line))


def _speaks(text: str, label: _Label, count: int) -> bool:
    """Return whether somebody says *I*, *we* or *you* after the label, or asks a question."""
    is_long = len(label.name.split()) > 1
    end = label.span.end + _REACH
    if not is_long:  # *London: …* is seldom followed by *we* at once
        stop = _STOP.search(text, label.span.end, end)
        end = stop.end() if stop else end
    said = _FIRST_PERSON.search(text, label.span.end, end)
    return said is not None and (count > 1 or is_long)
