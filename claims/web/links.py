"""Decide which URLs may become a link, and make links to a quoted passage."""

from urllib.parse import quote, urlsplit

from claims.text.quotes.note_marks import find_runs

LONGEST_FRAGMENT = 120
"""Characters. Of a longer passage only the first and last words go into the URL, as the specification recommends."""
WORDS_AT_EACH_END = 6


def web_address(text: str | None) -> str:
    """Return the text if it is a plain http or https URL that a page may link to, else an empty string."""
    candidate = (text or "").strip()
    if any(
        character.isspace() or not character.isprintable() or character == "\\"
        for character in candidate
    ):
        return ""
    try:
        parts = urlsplit(candidate)
        host = parts.hostname
    except ValueError:  # for example an unbalanced "[" of an IPv6 host
        return ""
    return candidate if parts.scheme in {"http", "https"} and host else ""


def host_of(address: str | None) -> str:
    """Return the host of a URL without a leading "www.", or an empty string if it is not a web address."""
    url = web_address(address)
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def passage_address(address: str, passage: str) -> str:
    """Return the URL that opens a page at a quoted passage (a text fragment, WICG Scroll to Text Fragment)."""
    words = passage.split()
    if not address or not words or find_runs(passage):
        return address  # a browser reads $320² as $3202, and would not find it
    if len(passage) <= LONGEST_FRAGMENT:
        fragment = _fragment_part(" ".join(words))
    else:
        first, last = words[:WORDS_AT_EACH_END], words[-WORDS_AT_EACH_END:]
        fragment = f"{_fragment_part(' '.join(first))},{_fragment_part(' '.join(last))}"
    separator = ":~:text=" if "#" in address else "#:~:text="
    return f"{address}{separator}{fragment}"


def _fragment_part(words: str) -> str:
    # "-" needs no escape in a URL, but it separates the parts of a text fragment.
    return quote(words, safe="").replace("-", "%2D")
