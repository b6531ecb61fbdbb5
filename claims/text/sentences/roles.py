"""Phrases and patterns that `units` uses to recognise clutter and the other roles."""

import re

from claims.text.quantities.date_words import MONTHS, MORE_MONTHS

CLUTTER = {
    "en": """
        share | share this | share this article | share on facebook | share on twitter | share on x | tweet | email |
        print | save | comment | comments | leave a comment | no comments | read more | read also | also read |
        read next | see also | see more | more | more on this | more on this story | related | related articles | related topics |
        related stories | recommended | most read | most popular | trending | trending now | advertisement |
        advertisements | ad | ads | sponsored | sponsored content | promoted | subscribe | subscribe now |
        sign up | sign in | log in | register | newsletter | follow us | follow | like | menu | search | home |
        back to top | skip to content | continue reading | story continues below | click here | watch live | watch |
        listen | play | play video | loading | copy link | link copied | all rights reserved | cookie settings |
        accept | accept all | reply | report | share this story | share via email | share via whatsapp | print this page |
        report an error | add a comment | show comments | view comments | skip ad | continue reading below | click here to read more |
        read more about this story | photo gallery | cookie policy | privacy policy | terms of use | terms and conditions |
        recommended for you | you may also like | you might be interested in | you might also like | what to read next |
        editor's picks | editor’s picks | editors’ picks | more from | get the latest news in your inbox | join our telegram channel |
        listen to this article | listen to article | save for later | bookmark | gift this article | facebook | twitter | whatsapp | telegram | linkedin | instagram | youtube
    """,
    "uk": """
        поділитися | поширити | читайте також | читати далі | дивіться також | детальніше | реклама | на правах реклами |
        підписатися | підписуйтесь | підписуйтесь на нас | коментарі | коментувати | коментарів немає | друкувати |
        увійти | меню | пошук | головна | головне | популярне | новини за темою | за темою | схожі новини | нагору |
        скопіювати посилання | facebook | twitter | telegram | youtube | instagram | viber | whatsapp
    """,
}

CLUTTER_OPENINGS = {
    "en": re.compile(
        r"(?:read (?:also|more|next)|also read|see also|related|watch|recommended|more on this)\s?:|follow us on\b"
        r"|subscribe to\b|sign up (?:for|to)\b|©|copyright (?:©|\(c\)|\d{4}\b)|all rights reserved"
        r"|(?:tags|topics|filed under|share this(?: story| article)?)\s?:|more (?:from|on) [^.!?]{1,40}\Z"
        r"|(?:listen|reading time|read time)\s?:\s?\d|\d{1,3} min(?:ute)?s? (?:read|listen)\b|\d{1,5} comments?\Z|comments? \(\d{1,5}\)\Z"
        r"|(?:[^\W_][\w ’'&-]{0,30}\s?[›»]\s?){1,6}[^\W_][\w ’'&-]{0,60}\Z|home\s?[>/]\s?[^.!?]{1,60}\Z",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        r"(?:читайте (?:також|ще)|дивіться також|за темою|реклама)\s?:|підписуйтес[ья] на\b|©",
        re.IGNORECASE,
    ),
}

CAPTION = re.compile(
    r"\(?(?:photo(?:graph)?|image|picture|illustration|video|graphic|map|file photo|фото|відео|ілюстрація|інфографіка|мапа)"
    r"(?:\s(?:by|credit|courtesy))?\s?[:/–—]|(?:image|photo|video) (?:source|caption|credit)[,:]?\s|(?:photo|image) (?:by|courtesy of|credit)\s",
    re.IGNORECASE,
)

# The name of one or more people, perhaps with their job and their publication.
BY_LINE = re.compile(
    r"(?:(?:[Bb]y|BY|Written by|Reported by|Автор(?:ка|и)?:?)\s)"
    r"[^\W\d_a-zа-яєіїґ][\w'’.-]*(?:,?\s(?:and\s|та\s|і\s|of\s|von\s|de\s|van\s)?[^\W\d_a-zа-яєіїґ][\w'’.-]*){0,8}"
    r"(?:,\s[^.!?:]{1,60})?\Z"
)

_MONTHS = sorted(
    {name for table in (*MONTHS.values(), *MORE_MONTHS.values()) for name in table},
    key=len,
    reverse=True,
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}\.\s\d{{1,2}}\.\s\d{{4}}"
    rf"|\d{{1,2}}(?:\.|er|º)?\s(?:de\s)?{_MONTH}\.?,?\s(?:de\s|del\s)?\d{{4}}|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend"
    r"|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понеділок"
    r"|вівторок|середа|четвер|п['’]ятниця|субота|неділя|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)"
)
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])(?:[:.]|\s?h\s?)[0-5]\d(?::[0-5]\d)?|(?:[01]?\d|2[0-4])(?=\s?(?:[ap]\.?m\b|h\b|uhr\b|uur\b|noon)))"
    r"(?:\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b|hod\b\.?|óra\b|hrs?\b|h\b|noon|год\b\.?|ч\b\.?))?"
)
_ZONE = r"(?:\s?[(\[]?(?-i:[A-Z]{1,5}(?:[+-]\d{1,2})?)[)\]]?|\s\(?(?:local time|eastern time|ortszeit|heure locale|hora local|ora locale|(?:за|по)\s\w{2,12})\)?)?"
_TIME = rf"{_CLOCK}{_ZONE}"
_UNITS_AGO = (
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|minuten?|stunden?|heures?|jours?|minutos?|horas?|minuti|or[ae]|хв|хвилин\w?"
    r"|год|годин\w?|мин|минут\w?|час\w{0,2}|minut\w?|godz\w{0,3})\.?"
)
_AGO = (
    rf"(?:just now|now|gerade eben|(?:about\s)?an? (?:minute|hour) ago|\d{{1,2}}\s?{_UNITS_AGO}\s(?:ago|тому|назад|fa|temu|geleden|sedan|siden)"
    rf"|(?:vor|il y a|hace|há)\s\d{{1,2}}\s?{_UNITS_AGO})"
)
_STAMPED = (
    r"(?:(?:published|updated|posted|first published|last (?:updated|modified)|date|time|stand|aktualisiert|дата|опубліковано|оновлено"
    r"|actualizad[oa]|publicad[oa]|mis à jour|publié|aggiornato|pubblicato|veröffentlicht|zaktualizowano|opublikowano|обновлено|опубликовано"
    r"|bijgewerkt|gepubliceerd|atualizado)(?:\son|\sat)?:?\s)?"
)
DATE_LINE = re.compile(
    rf"{_STAMPED}(?:{_WEEKDAY},?\s)?{_DATE}"
    rf"(?:[\s,|–—-]{{1,3}}(?:at\s|um\s)?{_TIME})?\.?\Z",
    re.IGNORECASE,
)
TIME_LINE = re.compile(
    rf"[(\[●•🔴⏰🕐-🕧\s]{{0,3}}{_STAMPED}(?:(?:{_WEEKDAY}|today|heute|aujourd['’]hui|hoy|oggi|сьогодні|сегодня),?\s)?"
    rf"(?:(?:at|um|à|a las|alle|ore|kl\.?|klo|godz\.?|o|о|об|в|u|la|às)\s)?(?:{_TIME}(?:\s?[–-]\s?{_TIME})?|{_AGO})"
    rf"(?:\s?[|(,·•–-]{{1,2}}\s?(?:updated\s)?(?:{_TIME}|{_AGO})\)?)?[)\]]?\s?[:|–—•.·-]?\Z",
    re.IGNORECASE,
)
"""A line with nothing but the time of an entry: *10:32*, *10.32am*, *14h05*, *11:20 BST*, *5 min ago*."""
LEADING_TIME = re.compile(
    rf"[(\[]?{_CLOCK}(?:\s?(?-i:[A-Z]{{2,4}})(?=[\s)\]:–—-])(?!\s(?-i:[A-Z][A-Z’'-]+)(?:[\s:]|\Z)))?[)\]]?(?:\s?[:–—|•·-](?=\s)|(?=\s(?-i:[“\"«„]?[^\W\d_a-zа-яєіїґ])))",
    re.IGNORECASE,
)
"""The time before the text of an entry on the same line: *10:32 The minister resigned.*"""

QUOTED = re.compile(r"(?:“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"]+\")[.,!?…]?\Z")
ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?…;,][\"'”’»“)\]]*\Z")

_LANGUAGE = re.compile(r"[a-zA-Z]{2}")

LONGEST_HEADING = 140
"""Code points. A longer line is body text even if it has no full stop."""


def looks_like_heading(line: str) -> bool:
    """Return whether a line has the form of a heading: short, no full stop, no lower case at its beginning."""
    return (
        len(line) <= LONGEST_HEADING
        and not ENDS_LIKE_A_SENTENCE.search(line)
        and any(character.isalpha() for character in line)
        and not line[0].islower()
        and not line.endswith(":")
    )


def list_clutter(language: str, extra: str = "") -> frozenset[str]:
    """Return the clutter phrases of a language in lower case, with those in `extra`, separated by `|`."""
    tables = [CLUTTER["en"], CLUTTER.get(language[:2], ""), extra]
    return frozenset(
        " ".join(entry.split()).lower() for table in tables for entry in table.split("|")
    ) - {""}


def parse_clutter_lines(lines: str, language: str) -> str:
    """Return the phrases of the newsroom's own list that apply to a language, separated by `|`.

    The list has one phrase per line. A line that begins with a code such as `uk:` applies to that
    language only.
    """
    phrases = []
    for line in lines.splitlines():
        code, colon, phrase = line.partition(":")
        has_code = bool(colon) and _LANGUAGE.fullmatch(code.strip()) is not None
        if not has_code or code.strip().lower() == language[:2].lower():
            phrases.append((phrase if has_code else line).strip(" \t:.!…»"))
    return " | ".join(phrases)
