"""Web addresses: one spelling for one page, and the addresses that stand in a text.

The spelling is that of RFC 3986, section 6.2.2, with the host as browsers write it. What says who sent
the reader is left out; what says which page is meant stays, the order of parameters included, since some
pages depend on it. Nothing is looked up.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, urlsplit

LONGEST = 2000
"""Characters; what a row can hold."""
PORTS = {"http": 80, "https": 443}
TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "ysclid",
        "twclid",
        "ttclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "epik",
        "srsltid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "__hstc",
        "__hsfp",
        "hsctatracking",
        "vero_id",
        "oly_anon_id",
        "oly_enc_id",
        "ref_src",
        "ref_url",
        "xtor",
        "wickedid",
        "sccid",
        "_openstat",
        "__twitter_impression",
    ]
)
"""Query parameters, in lower case, that say who sent the reader and not what is read."""
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_campaign", "pk_kwd", "pk_source", "hsa_")

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_IN_PATH = _UNRESERVED | frozenset(b"/:@!$&'()*+,;=[]")
_IN_QUERY = _IN_PATH | frozenset(b"?")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_TRIPLET = re.compile(rb"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
_IN_TEXT = re.compile(r"\bhttps?://[^\s<>\"“”„«»‹›`{}|\\^]+", re.IGNORECASE)
_PAIRS = {")": "(", "]": "["}
_LONGEST_HOST = 253


def normalise(typed: str) -> str:
    """Return a web address in one spelling, or "" when `typed` is none; normalising twice changes nothing."""
    typed = typed.strip()
    if any(character.isspace() or ord(character) < 32 for character in typed):
        return ""
    try:
        parts = urlsplit(typed)
        host, path, query, page = _host(parts), _path(parts), _query(parts), _page(parts)
    except (ValueError, UnicodeError):
        return ""
    if not host:
        return ""
    address = f"{parts.scheme.lower()}://{host}{path}{query}{page}"
    return address if len(address) <= LONGEST else ""


def host_of(address: str) -> str:
    """Return the host of a normalised address, without its port."""
    return urlsplit(address).hostname or ""


def _host(parts: SplitResult) -> str:
    """Return host and port in lower case and ASCII, or "" where this is no address of a page."""
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not parts.hostname:
        return ""
    host = _literal(parts.hostname) if "[" in parts.netloc else _ascii(parts.hostname)
    if host and parts.port not in (None, PORTS[scheme]):
        host = f"{host}:{parts.port}"
    return host


def _literal(host: str) -> str:
    try:
        literal = IPv6Address(host)
    except AddressValueError:
        return ""
    return "" if literal.scope_id else f"[{literal.compressed}]"


def _ascii(host: str) -> str:
    """Write a name in ASCII, as IDNA 2008 does: unlike the codec of 2003, it keeps ß and final ς apart."""
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower().removesuffix(".")
    labels = [unicodedata.normalize("NFKC", label) for label in host.split(".")]
    host = ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )
    return host if len(host) <= _LONGEST_HOST and _HOST.fullmatch(host) else ""


def _spell(words: str, kept: frozenset[int]) -> str:
    """Percent-encode in one way: nothing that may stand as it is, everything else in upper case."""

    def one(found: re.Match[bytes]) -> str:
        if found[1] is None:
            (byte,) = found[2]
            return chr(byte) if byte in kept else f"%{byte:02X}"
        byte = int(found[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    return "".join(one(found) for found in _TRIPLET.finditer(words.encode()))


def _path(parts: SplitResult) -> str:
    """Return the path without `.` and `..`; a backslash is a slash, as it is in browsers."""
    segments = _spell(parts.path.replace("\\", "/"), _IN_PATH).split("/")[1:]
    kept: list[str] = []
    for segment in segments:
        if segment == ".." and kept:
            kept.pop()
        elif segment not in (".", ".."):
            kept.append(segment)
    if segments and segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(parts: SplitResult) -> str:
    pairs = [_spell(pair, _IN_QUERY) for pair in parts.query.split("&")]
    kept = [pair for pair in pairs if pair and not is_tracking(pair.partition("=")[0])]
    return f"?{'&'.join(kept)}" if kept else ""


def is_tracking(name: str) -> bool:
    """Whether a query parameter only says who sent the reader."""
    name = name.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _page(parts: SplitResult) -> str:
    """Return the fragment where it names a page (`#!page`, `#/page`); elsewhere it names a place on it."""
    place = _spell(parts.fragment.partition(":~:")[0], _IN_QUERY)
    return f"#{place}" if place.startswith(("!", "/")) and len(place) > 1 else ""


def find_addresses(text: str) -> list[str]:
    """Return the web addresses that stand in a text, normalised, each once, in their order."""
    typed = (match[0] for match in _IN_TEXT.finditer(text) if len(match[0]) <= LONGEST)
    found = (normalise(_without_tail(address)) for address in typed)
    return list(dict.fromkeys(filter(None, found)))


def _without_tail(address: str) -> str:
    """Cut the marks of the sentence an address stands in, and a bracket that was opened before it."""
    while address:
        last = address[-1]
        is_open = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if not is_open and last not in ".,;:!?'’*_~…":
            break
        address = address[:-1]
    return address
