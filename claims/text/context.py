"""Sentences that lean on the one before: who reads them alone does not know what they say."""

import re

_ENGLISH = re.compile(
    r"[\"“'‘«(\s]*(?:"
    r"(?:this|these|those|they|he|she|his|her|their|its|such|both|neither|the (?:former|latter|same|other))\b"
    r"|it\b(?!\s(?:is|was|has been|will be)\s(?:\w+\s)?(?:\w+ed|known|said|possible|likely|unlikely|clear|true|important|necessary"
    r"|difficult|hard|easy|time|worth)\b)(?!\stakes\b)"
    r"|that\b(?=\s(?:is|was|has|would|will|means|meant|makes|made|includes|included|figure|number|amount|year|compares)\b|['’]s\b)"
    r"|(?:however|therefore|thus|hence|moreover|furthermore|nevertheless|nonetheless|consequently|otherwise|instead|meanwhile"
    r"|similarly|likewise|accordingly|besides|also|still|yet|then|but|and|or|so|nor)\b"
    r"|(?:as a result|in contrast|by contrast|by comparison|on the other hand|at the same time|in (?:addition|other words"
    r"|turn|fact|particular|response|return)|for (?:example|instance|this reason|that reason)|after (?:this|that)"
    r"|because of (?:this|that)|despite (?:this|that)|in (?:this|that) (?:case|way|respect)|the reason is)\b)",
    re.IGNORECASE,
)
_UKRAINIAN = re.compile(
    r"[\"“«(\s—–-]*(?:це|цей|ця|ці|цього|цьому|той|та\s(?=ж)|ті|він|вона|воно|вони|його|її|їх|їхн\w+|такий|така|таке|такі|однак"
    r"|проте|але|отже|тому|тож|водночас|крім того|натомість|зокрема|також|утім|втім|при цьому|у свою чергу)\b",
    re.IGNORECASE,
)
_PATTERNS = {"en": _ENGLISH, "uk": _UKRAINIAN}


def leans_on_previous(sentence: str, language: str) -> bool:
    """Whether the sentence opens with a word that stands for something said before: *This*, *They*, *However* …"""
    pattern = _PATTERNS.get(language[:2])
    return bool(pattern and pattern.match(sentence))
