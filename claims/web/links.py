"""Which addresses may become a link, and links to a quoted passage."""

from urllib.parse import quote, urlsplit

# A text fragment longer than this is given by its first and last words, as the specification recommends.
LONGEST_FRAGMENT = 120
WORDS_AT_EACH_END = 6


def web_address(text: str | None) -> str:
    """Return the address if it is a plain http or https one that a page may link to, else an empty string."""
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
    """Return the host of a web address, without a leading "www."; empty for anything else."""
    safe = web_address(address)
    return (urlsplit(safe).hostname or "").removeprefix("www.") if safe else ""


def passage_address(address: str, passage: str) -> str:
    """Return the address that opens a page at the quoted words (URL text fragment, WICG scroll-to-text)."""
    words = passage.split()
    if not address or not words:
        return address
    if len(passage) <= LONGEST_FRAGMENT:
        fragment = _fragment_part(" ".join(words))
    else:
        first, last = words[:WORDS_AT_EACH_END], words[-WORDS_AT_EACH_END:]
        fragment = f"{_fragment_part(' '.join(first))},{_fragment_part(' '.join(last))}"
    joint = ":~:text=" if "#" in address else "#:~:text="
    return f"{address}{joint}{fragment}"


def _fragment_part(words: str) -> str:
    # "-" is safe everywhere in an address but separates parts of a text fragment.
    return quote(words, safe="").replace("-", "%2D")
