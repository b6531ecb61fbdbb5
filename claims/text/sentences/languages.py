"""The sentence rules of each language."""

from claims.text.sentences.rules import Rules, words
from claims.text.sentences.rules_common import COMMON, GREEK
from claims.text.sentences.rules_en import ENGLISH
from claims.text.sentences.rules_more import FRENCH, GERMAN, ITALIAN, POLISH, RUSSIAN, SPANISH
from claims.text.sentences.rules_others import OTHERS
from claims.text.sentences.rules_uk import UKRAINIAN

RULES = OTHERS | {
    "de": GERMAN,
    "el": GREEK,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "pl": POLISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""Rules by language. Other languages use the common rules, many of them with the exceptions that `srx` reads."""

STARTERS = frozenset(word for rules in RULES.values() for word in rules.starters if len(word) > 1)
"""Words that often start a sentence in any of the languages."""
PARTS_OF_NAMES = words("De Da Di Del Der Van Von La Le El Al Les Los Las Und Das Do Dos Du San")
"""Words among STARTERS that are also parts of names: *Robert De Niro*, *La Paz*."""


def find_rules(code: str) -> Rules:
    """Return the rules of a language by its code of two letters."""
    return RULES.get(code, COMMON)
