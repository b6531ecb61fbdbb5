"""Write text of any script in Latin letters, for addresses."""

import unicodedata

from anyascii import anyascii
from translitua import translit

UKRAINIAN_LETTERS = frozenset("іїєґ")
OTHER_CYRILLIC_LETTERS = frozenset("ыэёъўјљњћђџѓќ")
"""Letters of other languages that share some of the Ukrainian ones, such as Belarusian."""


def transliterate(text: str, language: str = "") -> str:
    """Return the text in ASCII, Ukrainian by the official table: *Київ* becomes *Kyiv*.

    A text counts as Ukrainian if `language` (BCP 47) or its letters say so.
    """
    text = unicodedata.normalize("NFC", text)
    return anyascii(translit(text) if _is_ukrainian(text, language) else text)


def _is_ukrainian(text: str, language: str) -> bool:
    letters = frozenset(text.casefold())
    if letters & OTHER_CYRILLIC_LETTERS:
        return False
    return language.partition("-")[0].casefold() == "uk" or bool(letters & UKRAINIAN_LETTERS)
