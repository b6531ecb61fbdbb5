"""The tables behind `units`: words of the page that are no part of its article, and how each role is known."""

import re

FURNITURE = {
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

LEADS_FURNITURE = {
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

# Line by line: a person's name, perhaps two, perhaps with what they are and where they write.
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
"""Code points; a longer line without a full stop is body."""


def furniture(language: str, extra: str = "") -> frozenset[str]:
    """The furniture words of a language, lower case. `extra` adds some, written as the tables are: with `|` between."""
    tables = [FURNITURE["en"], FURNITURE.get(language[:2], ""), extra]
    return frozenset(
        " ".join(entry.split()).lower() for table in tables for entry in table.split("|")
    ) - {""}


def extra_furniture(lines: str, language: str) -> str:
    """The entries of a person's list for a language: one a line, `uk:` before those of one language only."""
    entries = []
    for line in lines.splitlines():
        code, colon, words = line.partition(":")
        is_of_one = bool(colon) and _LANGUAGE.fullmatch(code.strip()) is not None
        if not is_of_one or code.strip().lower() == language[:2].lower():
            entries.append((words if is_of_one else line).strip(" \t:.!…»"))
    return " | ".join(entries)
