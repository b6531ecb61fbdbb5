"""Whose claim it is, as keys that can be compared: SQL for the triggers that keep them.

The key of a name has no white space and no capitals, so that “The Daily Note” and “the daily  note”
are one. An address is known by its host and the hosts above it: who declares example.org means
news.example.org as well.
"""

from claims.models import guards


def key_of(name: str) -> str:
    """Return SQL for the key of a name."""
    white = guards.sql_string(guards.WHITE_SPACE)
    return f"translate(lower(normalize({name}, NFKC)), {white}, '')"


def parties(*, publisher: str, url: str, authors: str, claimant: str) -> str:
    """Return SQL for the keys of everybody that a claim of an article is about or from."""
    return f"""ARRAY(
        SELECT DISTINCT key FROM (
            SELECT {key_of("name")} AS key
            FROM unnest(string_to_array({authors}, ';') || ARRAY[{publisher}, {claimant}]::text[]) name
            UNION ALL
            SELECT array_to_string(labels[i:], '.')
            FROM (SELECT string_to_array(substring(
                lower({url}) FROM '^https?://(?:[^/?#@]*@)?(?:www[.])?([^/?#:]+)'), '.') AS labels) host,
                generate_subscripts(labels, 1) i
            WHERE i = 1 OR i < array_length(labels, 1)
        ) keys WHERE key <> '')"""  # noqa: S608 - built from columns that this project names


def barred(*, interests: str, names: str) -> str:
    """Return SQL for the keys that bar a person: their own names and what they declared.

    An interest written as an address counts by its host too.
    """
    return f"""ARRAY(
        SELECT DISTINCT key FROM (
            SELECT {key_of("name")} AS key
            FROM unnest({interests} || ARRAY[{names}]::text[]) name
            UNION ALL
            SELECT substring({key_of("name")} FROM '^(?:https?://(?:www[.])?|www[.])([^/?#:@]+)')
            FROM unnest({interests}) name
        ) keys WHERE key <> '')"""  # noqa: S608 - built from columns that this project names
