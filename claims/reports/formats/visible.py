"""Show the characters that a file can't hold, or that would be seen by nobody."""

import re

NOT_IN_XML = re.compile("[^\t\n\r -\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and what else no XML file may hold."""
PICTURES_OF_CONTROLS = 0x2400
"""Where Unicode has a picture for each control character of ASCII, such as ␀."""


def shown(text: str) -> str:
    """Return the text with one sign in place of each control character, so that none is lost unseen."""
    return NOT_IN_XML.sub(_picture_of, text)


def _picture_of(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(PICTURES_OF_CONTROLS + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"
