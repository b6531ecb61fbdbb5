"""Breaks that no full stop marks, in text taken from web pages and mails: rules, lists of links, time stamps.

Each was kept because it broke rightly far more often than wrongly in UD English-EWT; colons, semicolons and dashes
before a capital did not.
"""

import re

_RULE = re.compile(r"(?<!\S)([-_=*~#])\1{3,}+(?=\s)")
_SMILEY = re.compile(r"(?<=\w)\s[:;]-?[)(DP](?=\s[A-Z])")
_LINK = re.compile(r"(?<!\S)https?://\S++(?=\s++(?:https?://|[A-Z]))")
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\s\d{1,2}:\d\d(?::\d\d)?\s[AaPp][Mm]\b")
# What a mail's header has before its time: a name of two words, an address, a closing sign.
_SENDER = re.compile(r"(?:\b[A-Z]\w*+\s[A-Z]\w*+|\S@\S++|[>\")])\Z")


def forced(text: str, start: int, end: int) -> list[int]:
    """Where the block breaks without a full stop, last first."""
    found: list[int] = []
    if text.find("://", start, end) >= 0:
        found += [match.end() for match in _LINK.finditer(text, start, end)]
    if text.find("/", start, end) >= 0:
        for match in _STAMP.finditer(text, start, end):
            before = text[max(start, match.start() - 30) : match.start()].rstrip()
            if _SENDER.search(before):
                found.append(match.start())
            if text[match.end() : match.end() + 2].strip().isupper():
                found.append(match.end())
    if text.find(":", start, end) >= 0 or text.find(";", start, end) >= 0:
        found += [match.end() for match in _SMILEY.finditer(text, start, end)]
    if any(
        text.find(sign, start, end) >= 0
        for sign in ("----", "____", "====", "****", "~~~~", "####")
    ):
        found += [match.end() for match in _RULE.finditer(text, start, end)]
    return sorted(found, reverse=True)
