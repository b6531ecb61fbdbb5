"""Normalise URLs, so that each page has one spelling, and find the URLs in a text. Nothing is fetched.

URLs are normalised as in RFC 3986, section 6.2.2, with the host as browsers write it. Tracking parameters are removed.
The order of the other parameters stays, because some pages depend on it.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, urlsplit

LONGEST = 2000
"""Characters that the database column can hold."""
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
        "at_medium",
        "at_campaign",
        "at_creation",
        "at_custom1",
        "at_custom2",
        "at_custom3",
        "at_custom4",
        "gad_source",
        "gad_campaignid",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "fb_action_ids",
        "fb_action_types",
        "s_kwcid",
        "ml_subscriber",
        "ml_subscriber_hash",
    ]
)
"""Query parameters, in lower case, that identify the visitor or the referrer and not the page."""
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_campaign", "pk_kwd", "pk_source", "hsa_")

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_IN_PATH = _UNRESERVED | frozenset(b"/:@!$&'()*+,;=[]")
_IN_QUERY = _IN_PATH | frozenset(b"?")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_TRIPLET = re.compile(rb"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
_IN_TEXT = re.compile(r"\bhttps?://[^\s<>\"“”„«»‹›`{}|\\^]+", re.IGNORECASE)
_PAIRS = {")": "(", "]": "["}
_LONGEST_HOST = 253
_NAMES_A_PAGE = ("!", "/", "?", "gid=", "q=")
"""How a fragment begins that selects what the page shows."""


def normalise(typed: str) -> str:
    """Return the normalised URL, or "" if `typed` is not a web address. Idempotent."""
    typed = typed.strip()
    if any(character.isspace() or ord(character) < 32 for character in typed):
        return ""
    try:
        parts = urlsplit(typed)
        host, path = _spell_host(parts), _spell_path(parts)
        query, fragment = _spell_query(parts), _spell_fragment(parts)
    except (ValueError, UnicodeError):
        return ""
    if not host:
        return ""
    address = f"{parts.scheme.lower()}://{host}{path}{query}{fragment}"
    return address if len(address) <= LONGEST else ""


def _spell_host(parts: SplitResult) -> str:
    """Return host and port in lower case and ASCII, or "" if this is not the URL of a web page."""
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not parts.hostname:
        return ""
    host = _spell_ipv6(parts.hostname) if "[" in parts.netloc else _spell_name(parts.hostname)
    if host and parts.port not in (None, PORTS[scheme]):
        host = f"{host}:{parts.port}"
    return host


def _spell_ipv6(host: str) -> str:
    try:
        address = IPv6Address(host)
    except AddressValueError:
        return ""
    return "" if address.scope_id else f"[{address.compressed}]"


def _spell_name(host: str) -> str:
    """Write a host name in ASCII, following IDNA 2008: unlike Python's codec for IDNA 2003, it keeps ß and final ς."""
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower().removesuffix(".")
    labels = [unicodedata.normalize("NFKC", label) for label in host.split(".")]
    host = ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )
    return host if len(host) <= _LONGEST_HOST and _HOST.fullmatch(host) else ""


def _percent_encode(part: str, allowed: frozenset[int]) -> str:
    """Encode every byte that isn't allowed, in upper case, and decode every unreserved byte."""

    def encode(match: re.Match[bytes]) -> str:
        if match[1] is None:
            (byte,) = match[2]
            return chr(byte) if byte in allowed else f"%{byte:02X}"
        byte = int(match[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    return "".join(encode(match) for match in _TRIPLET.finditer(part.encode()))


def _spell_path(parts: SplitResult) -> str:
    """Return the path without `.` and `..`. Backslashes become slashes, as in browsers."""
    segments = _percent_encode(parts.path.replace("\\", "/"), _IN_PATH).split("/")[1:]
    resolved: list[str] = []
    for segment in segments:
        if segment == ".." and resolved:
            resolved.pop()
        elif segment not in (".", ".."):
            resolved.append(segment)
    if segments and segments[-1] in (".", ".."):
        resolved.append("")
    return "/" + "/".join(resolved)


def _spell_query(parts: SplitResult) -> str:
    """Return the query without tracking parameters."""
    pairs = [_percent_encode(pair, _IN_QUERY) for pair in parts.query.split("&")]
    wanted = [pair for pair in pairs if pair and not is_tracking(pair.partition("=")[0])]
    return f"?{'&'.join(wanted)}" if wanted else ""


def is_tracking(name: str) -> bool:
    """Return whether a query parameter identifies the visitor or the referrer and not the page."""
    name = name.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _spell_fragment(parts: SplitResult) -> str:
    """Return the fragment if it names a page or a sheet (`#!page`, `#/page`, `#gid=1`), or "" if it names a position."""
    fragment = _percent_encode(parts.fragment.partition(":~:")[0], _IN_QUERY)
    return f"#{fragment}" if fragment.startswith(_NAMES_A_PAGE) and len(fragment) > 1 else ""


def find_addresses(text: str) -> list[str]:
    """Return the web addresses in a text, normalised, each once, in the order of the text."""
    typed = (match[0] for match in _IN_TEXT.finditer(text) if len(match[0]) <= LONGEST)
    addresses = (normalise(_strip_punctuation(address)) for address in typed)
    return list(dict.fromkeys(filter(None, addresses)))


def _strip_punctuation(address: str) -> str:
    """Remove punctuation of the surrounding sentence, and closing brackets that were opened before the address."""
    while address:
        last = address[-1]
        is_open = last in _PAIRS and address.count(last) > address.count(_PAIRS[last])
        if not is_open and last not in ".,;:!?'’*_~…":
            break
        address = address[:-1]
    return address
