"""Phrases and patterns that `units` uses to recognise clutter and the other roles."""

import re

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
        accept | accept all | reply | report | facebook | twitter | whatsapp | telegram | linkedin | instagram | youtube
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
        r"|subscribe to\b|sign up (?:for|to)\b|©|copyright ©|all rights reserved",
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

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
)
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}\s{_MONTH}\.?,?\s\d{{4}}|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last (?:updated|modified)|date|дата|опубліковано|оновлено)(?:\son|\sat)?:?\s)?"
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?{_DATE}"
    rf"(?:[\s,|–—-]{{1,3}}(?:at\s)?\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?)?\.?\Z",
    re.IGNORECASE,
)

LIST_ITEM = re.compile(r"(?:[-*•‣⁃▪◦·–—]\s?|\(?\d{1,3}(?:\.\)|[.)])\s|\(?[a-z][.)]\s)(?=\S)")
QUOTED = re.compile(r"(?:“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"]+\")[.,!?…]?\Z")
ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?…;,][\"'”’»“)\]]*\Z")

_LANGUAGE = re.compile(r"[a-zA-Z]{2}")

LONGEST_HEADING = 140
"""Code points. A longer line is body text even if it has no full stop."""


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
