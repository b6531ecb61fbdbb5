"""Find sentence breaks without a full stop in web pages and e-mails: lines of dashes, lists of links, time stamps.

Each pattern is here because it was right far more often than wrong in UD English-EWT. Colons, semicolons and dashes
before a capital letter were not, so we don't break at them.
"""

import re

_RULE = re.compile(r"(?<!\S)([-_=*~#])\1{3,}+(?=\s)")
_SMILEY = re.compile(r"(?<=\w)\s[:;]-?[)(DP](?=\s[A-Z])")
_LINK = re.compile(r"(?<!\S)https?://\S++(?=\s++(?:https?://|[A-Z]))")
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\s\d{1,2}:\d\d(?::\d\d)?\s[AaPp][Mm]\b")
# What comes before the time in the header of an e-mail: a name of two words, an address, a closing bracket or quote.
_SENDER = re.compile(r"(?:\b[A-Z]\w*+\s[A-Z]\w*+|\S@\S++|[>\")])\Z")


def find_forced_breaks(text: str, start: int, end: int) -> list[int]:
    """Return the offsets at which the block breaks without a full stop, last first."""
    breaks: list[int] = []
    block = text[start:end]
    if "://" in block:
        breaks += [match.end() for match in _LINK.finditer(text, start, end)]
    if "/" in block:
        for match in _STAMP.finditer(text, start, end):
            before = text[max(start, match.start() - 30) : match.start()].rstrip()
            if _SENDER.search(before):
                breaks.append(match.start())
            if text[match.end() : match.end() + 2].strip().isupper():
                breaks.append(match.end())
    if ":" in block or ";" in block:
        breaks += [match.end() for match in _SMILEY.finditer(text, start, end)]
    if _has_rule(block):
        breaks += [match.end() for match in _RULE.finditer(text, start, end)]
    return sorted(breaks, reverse=True)


def _has_rule(block: str) -> bool:
    """Return whether a row of signs may be in the block; six plain searches are faster than one pattern."""
    return (
        "----" in block
        or "____" in block
        or "====" in block
        or "****" in block
        or "~~~~" in block
        or "####" in block
    )
