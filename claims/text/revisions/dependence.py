"""Whether a sentence needs the one before: pronouns, linking words, ellipsis, bare figures, half a comparison, answers.

In doubt a sentence depends on the one before. A false alarm costs an editor one look, a miss costs the newsroom's name.
"""

import re
from functools import lru_cache

from claims.text.folding import fold
from claims.text.revisions.context_words import PATTERNS
from claims.text.revisions.ellipsis_english import ELLIPSIS, IN_DOUBT
from claims.text.revisions.ellipsis_words import LANGUAGES
from claims.text.sentences.list_markers import LIST_ITEM

SHORTEST = 4
"""A sentence of at most so many words rarely says all that it means."""
LONGEST = 1_500
"""Characters. In a longer sentence we don't look for words; in doubt it depends on the one before."""
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*%?")
_LABEL = re.compile(
    r"(?:\*{0,2}[^\W\d_][^\W\d_.’' -]{0,30}(?:\s[^\W\d_][^\W\d_’'-]{0,30}){0,3}:\*{0,2}|[QAFВПP]\.)\s+(?=\S)"
)
"""Who speaks, before what they say: *Minister: Yes, they did.*"""
_QUOTES = "\"“”„'‘’«»(—–-*_ \t\n\xa0"
_NAME = re.compile(r"(?<=[\w,;:)’'\"”»] )[\"“„«(]?[^\W\d_]*[A-ZÀ-ÖØ-ÞĀ-ĎА-ЯЄІЇҐЁŁŚŻŹĆŃÓ][^\W\d_]*")
_NO_NAME = re.compile(
    r"\W*(?:I|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)\Z",
    re.IGNORECASE,
)
_WITHOUT_CAPITAL_NAMES = frozenset(("de",))
"""Languages that write every noun with a capital letter."""


_POPULATION = re.compile(
    r"(?-i:[^\W\d_a-zà-öø-ÿа-яєіїґ][^\W\d_]{2,20}(?:[ -](?-i:[^\W\d_a-zà-öø-ÿа-яєіїґ])[^\W\d_]{2,20})?(?<!s|и)|Paris|Tunis|Athens|Athènes|Atenas|Brussels|Bruxelles|Bruselas|Londres|Honduras|Cyprus|Los Angeles|Buenos Aires)\s"
    r"(?:has|had|counts|a|avait|compte|comptait|tiene|tenía|ha|aveva|conta|tem|tinha|ma|miał|miała|heeft|had|має|мав|мала|налічує|налічував|налічувала)"
    r"(?:\s(?:about|around|nearly|almost|some|environ|près de|unos|casi|circa|quasi|около|близько|майже|понад|over|more than|plus de|más de))?"
    r"\s\d[\d.,]{0,9}(?:\s(?:\d{3}|millions?|million|mill[oó]n(?:es)?|milioni|milion[aóy]w?|mln|mi(?:lhões|lhão)|miljoen|мільйон(?:а|и|ів)?|млн|тисяч[аі]?|тис\.))*"
    r"\s(?:d['’]|de\s|di\s)?(?:inhabitants|residents|people|citizens|habitants|résidents|habitantes|residentes|abitanti|mieszkańców|inwoners"
    r"|жителів|мешканців|людей|осіб)(?:\s(?:in|en|nel|w|у|в|em)\s(?:1[5-9]|20)\d\d(?:\s(?:році|roku))?)?\W{0,3}\Z",
    re.IGNORECASE,
)
"""*Berlin has 3.7 million inhabitants.* A place and its population need no other sentence, though no name follows."""


def begins_with_reference(sentence: str, language: str) -> bool:
    """Return whether the sentence begins with a word that refers to earlier text: *This*, *They*, *However* …"""
    pattern = PATTERNS.get(language[:2].lower())
    return bool(pattern and pattern.match(sentence))


def refers_back(sentence: str, language: str, *, is_title_near: bool = False) -> bool:
    """Return whether the sentence clearly leaves out or points to something said before: *They*, *Half were empty.*

    A very short sentence does, unless a heading or the lead-in of its list may say what it leaves out. In a language
    without word lists we can't know, so every sentence does.
    """
    code = language[:2].lower()
    if code not in PATTERNS or len(sentence) > LONGEST:
        return True
    bare = bare_of(sentence)
    is_short = len(_WORD.findall(bare)) <= SHORTEST or bare[:1].islower()
    if is_short and not is_title_near:
        return True
    if PATTERNS[code].match(bare):
        return True
    return bool((ELLIPSIS if code == "en" else LANGUAGES[code].ellipsis).search(bare))


def depends_on_previous(sentence: str, language: str, *, in_paragraph: bool = True) -> bool:
    """Return whether someone who reads the sentence alone may not know what it says.

    That is every sentence that refers back, and those in doubt: a definite noun that nothing explains, a comparison
    with one side, a sentence that names nobody and nothing. The last doubt counts only for the sentence before it in
    its paragraph.
    """
    if refers_back(sentence, language):
        return True
    code, bare = language[:2].lower(), bare_of(sentence)
    if _POPULATION.match(bare):
        return False
    if (IN_DOUBT if code == "en" else LANGUAGES[code].in_doubt).search(bare):
        return True
    return in_paragraph and code not in _WITHOUT_CAPITAL_NAMES and not _has_name(bare)


@lru_cache(maxsize=4_096)
def bare_of(sentence: str) -> str:
    """Return a folded sentence without its list mark, its speaker and quotation marks around it."""
    bare = fold(sentence)
    for opening in (LIST_ITEM, _LABEL):
        match = opening.match(bare)
        bare = bare[match.end() if match else 0 :].strip(_QUOTES)
    return bare


def _has_name(sentence: str) -> bool:
    """Return whether a word after the first one begins with a capital letter or is an abbreviation in capitals."""
    return any(not _NO_NAME.match(match[0]) for match in _NAME.finditer(sentence))
