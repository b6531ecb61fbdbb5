"""Turn what somebody typed into a full-text query: words in any order, "a phrase", -without, or."""

import re
from dataclasses import dataclass
from pathlib import Path

from claims.sql_files import fetch_rows

PARSE = Path(__file__).with_name("parse_query.sql")
CONFIGURATIONS = [
    "simple", "arabic", "armenian", "basque", "catalan", "danish", "dutch", "english", "finnish", "french", "german", "greek",
    "hindi", "hungarian", "indonesian", "irish", "italian", "lithuanian", "nepali", "norwegian", "portuguese", "romanian",
    "russian", "serbian", "spanish", "swedish", "tamil", "turkish", "yiddish",
]  # fmt: skip
"""Those of the function `claims_search_config`."""

LETTER = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"
"""A letter of a script without spaces between words, as in the function `claims_search_text`."""
UNSPACED = re.compile(rf'"[^"]*"?|{LETTER}+')
"""A phrase in quotes, or a run of such letters: they are one phrase."""
GAP = re.compile(rf"({LETTER}\x03?) ")
"""The space that `claims_search_text` writes behind such a letter, which may be the last of a mark."""


EXCLUDED = re.compile(r'(?<!\S)-("[^"]*"?|\S+)')
"""A word or a phrase that a text may not have."""


@dataclass(frozen=True)
class _Group:
    """The query of one group of words."""

    number: int
    query: str


def parse_query(typed: str) -> str:
    """Return the query for what was typed as PostgreSQL writes it; empty if there is no word to search for."""
    wanted, *excluded = _parse_groups([[EXCLUDED.sub(" ", typed)], EXCLUDED.findall(typed)])
    # What a word is cut to depends on the language. So no form of an excluded word may be there, whatever the language.
    return " & ".join([wanted, *(f"!({query})" for query in excluded if query)]) if wanted else ""


def join_groups(groups: list[list[str]]) -> str:
    """Return the query for texts that have one of the words of every group; groups of common words are left out."""
    return " & ".join(query for query in _parse_groups(groups) if query)


def _parse_groups(groups: list[list[str]]) -> list[str]:
    """Return a query for each group of words, of which any may be in the text; empty if all are too common."""
    pairs = [(number, typed) for number, group in enumerate(groups) for typed in group]
    rows = fetch_rows(
        _Group,
        PARSE,
        groups=[number for number, _ in pairs],
        typed=[quote_unspaced(typed) for _, typed in pairs],
        configs=CONFIGURATIONS,
    )
    queries = {row.number: f"({row.query})" for row in rows}
    return [queries.get(number, "") for number in range(len(groups))]


def quote_unspaced(typed: str) -> str:
    """Write quotes around words of scripts without spaces, since each character is a word of its own."""
    return UNSPACED.sub(lambda run: run[0] if run[0][0] == '"' else f' "{run[0]}" ', typed)
