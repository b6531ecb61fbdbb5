"""Which page an address means: one page has any number of addresses.

`page_of` joins what is certain to be one page: http and https, `www.`, tracking and share parameters, the rules of known sites,
forms of a DOI, and archived copies. `likely_page_of` joins what is only likely, for an editor to decide: a trailing slash, an
index file, mobile hosts and AMP. What an address may select of a page is never dropped. Nothing is looked up.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlsplit

from claims.text.citations import site_addresses as addresses
from claims.text.citations import site_rules
from claims.text.citations.urls import LONGEST, normalise

DEEPEST = 4
"""Addresses inside an address that are followed: a copy of a page that sends on to a copy …"""
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_TYPED_DOI = re.compile(
    r"(?:(?:info:|urn:)?doi\s?[:/]?\s?|(?:www\.)?(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)",
    re.IGNORECASE,
)
_TYPED_ARXIV = re.compile(r"arxiv:\s?(?P<number>\d{4}\.\d{4,5}(?:v\d{1,2})?)", re.IGNORECASE)
_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_NO_SCHEME = re.compile(
    r"(?P<host>(?:[\w-]{1,63}\.){1,9}[a-z]{2,24})(?::\d+)?(?:[/?#]\S*)", re.IGNORECASE
)
_WWW = re.compile(r"www\.(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}(?:[/?#:]\S*)?", re.IGNORECASE)
_INDEX = re.compile(
    r"/(?:index|default|home)\.(?:x?html?|shtml?|php\d?|aspx?|jspx?|cfm|do)$", re.IGNORECASE
)
_MOBILE = re.compile(
    r"^(?:m|mobile|mobil|amp|touch|wap|lite)\.(?=.+\.)|(?<=\.)(?:m|mobile|amp)\.(?=.+\.)"
)
_AMP_ENDING = re.compile(r"\.amp(\.html?)?/?$|/amp(?:/index)?(?:\.html?)?/?$", re.IGNORECASE)
_AMP_FOLDER = re.compile(r"^/(?:amphtml|google-amp|amp)(?=/)|(?<=/)amp/", re.IGNORECASE)

Pick = Callable[[str, str], bool]
"""Whether a parameter of a query, by name and value in lower case, is dropped."""


def link_of(cited: str) -> str:
    """Return the link that a citation gives, normalised: a web address, one without its scheme, a DOI or an arXiv number; else ""."""
    cited = cited.strip()
    if len(cited) > LONGEST:
        return ""
    if found := _TYPED_DOI.fullmatch(cited):
        return _doi_link(unquote(found["doi"]).rstrip(".,;"))
    if found := _TYPED_ARXIV.fullmatch(cited):
        return f"https://arxiv.org/abs/{found['number'].lower()}"
    return normalise(f"https://{cited}" if _WWW.fullmatch(cited) else cited)


def page_of(cited: str, depth: int = DEEPEST) -> str:
    """Return the one address that stands for a page, or "" if no page is cited; doing it twice changes nothing."""
    link = link_of(cited)
    if not link:
        return ""
    page = _bare(link)
    if depth and (found := page_of(_copied_page(page) or _sent_on(page), depth - 1)):
        return found
    known = normalise(f"https://{_known_site(page)}")
    return known if known == f"https://{page}" or not depth else page_of(known, depth - 1)


def likely_page_of(cited: str, depth: int = DEEPEST) -> str:
    """Return what is equal for two addresses that are likely one page, or "" if no page is cited."""
    page = page_of(cited) or page_of(_with_scheme(cited))
    if not page:
        return ""
    bare = _bare(page)
    inner = _likely_inner(bare)
    if depth and inner and (found := likely_page_of(inner, depth - 1)):
        return found
    likely = page_of(f"https://{_likely_form(bare)}") or page
    return likely if likely == page or not depth else likely_page_of(likely, depth - 1)


def _with_scheme(cited: str) -> str:
    """Return an address that was typed without its scheme, `paper.example/a`, as a link."""
    cited = cited.strip()
    return f"https://{cited}" if len(cited) <= LONGEST and _NO_SCHEME.fullmatch(cited) else ""


def _doi_link(doi: str) -> str:
    """Return the link of a DOI, whose characters have no other meaning in it; case is without meaning in a DOI."""
    path = doi.lower().replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    return normalise(f"https://doi.org/{path}")


def _bare(link: str) -> str:
    """Return host, path, query and page of a link, without scheme, `www.` and the ports of http and https."""
    parts = urlsplit(link)
    host = _without_www(re.sub(r"(?<=[^:]):(?:80|443)$", "", parts.netloc))
    host = addresses.SAME_HOSTS.get(host, host)
    return f"{host}{_after_host(parts.path, parts.query, parts.fragment)}"


def _after_host(path: str, query: str, fragment: str) -> str:
    return f"{path}{f'?{query}' if query else ''}{f'#{fragment}' if fragment else ''}"


def _without_www(host: str) -> str:
    """Drop `www.` where a name of two parts or more is left."""
    while host.startswith("www.") and "." in host.removeprefix("www."):
        host = host.removeprefix("www.")
    return host


def _copied_page(page: str) -> str:
    """Return the address that an archive's copy is of; "" for anything else."""
    for pattern in addresses.COPIES:
        if found := pattern.fullmatch(page):
            names = found.groupdict()
            if names.get("youtube"):
                return f"https://youtu.be/{names['youtube']}"
            return _as_link(names["page"])
    return ""


def _as_link(inner: str) -> str:
    """Return an address that stands inside another one as a link of its own."""
    if re.match(r"https?%3a(?:%2f|/)|[\w.-]+%2f", inner, re.IGNORECASE):
        inner = unquote(inner)
    if not _SCHEME.match(inner):
        return f"https://{inner}"
    return _SCHEME.sub(lambda scheme: f"{scheme[0].rstrip('/')}//", inner, count=1)


def _sent_on(page: str, table: tuple = addresses.SENT_ON) -> str:
    """Return the address that a page only sends on to; "" for anything else."""
    parts = urlsplit(f"https://{page}")
    for pattern, names in table:
        if pattern.fullmatch(f"{parts.netloc}{parts.path}"):
            sent = dict(parse_qsl(parts.query))
            return next((sent[name] for name in names if _SCHEME.match(sent.get(name, ""))), "")
    return ""


def _known_site(page: str) -> str:
    """Write a page as the rules of its site do."""
    parts = urlsplit(f"https://{page}")
    host, path = parts.netloc, parts.path
    doi = unquote(path.lstrip("/")).removeprefix("doi:").rstrip(".,;")
    if host == "doi.org" and _DOI.fullmatch(doi):
        path = urlsplit(_doi_link(doi)).path
    if host.endswith(".wikipedia.org"):
        path = path.replace("%20", "_")
    shared = site_rules.names_for(site_rules.SHARED, host, path)
    query = _without(parts.query, lambda name, _value: name in shared)
    return _rewrite(f"{host}{_after_host(path, query, parts.fragment)}", addresses.REWRITES)


def _rewrite(page: str, rewrites: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, written in rewrites:
        if found := pattern.fullmatch(page):
            return found.expand(written)
    return page


def _without(query: str, is_dropped: Pick) -> str:
    """Return the query without the parameters that are dropped."""
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if pair and not is_dropped(unquote(name).lower(), unquote(value).lower()):
            kept.append(pair)
    return "&".join(kept)


def _likely_inner(page: str) -> str:
    """Return the address that an AMP cache or a translation is likely of; "" for anything else."""
    for pattern in addresses.LIKELY_COPIES:
        if found := pattern.fullmatch(page):
            return _as_link(found["page"])
    return _sent_on(page, addresses.LIKELY_SENT_ON)


def _likely_form(page: str) -> str:
    """Write a page without what is likely only another form of it."""
    parts = urlsplit(f"https://{page}")
    host = _MOBILE.sub("", parts.netloc)
    host = addresses.LIKELY_HOSTS.get(host, host)
    path = re.sub(r"(?<!:)//+", "/", parts.path)
    path = _AMP_FOLDER.sub("", _AMP_ENDING.sub(r"\1", path)) or "/"
    path = _INDEX.sub("/", path).rstrip("/") or "/"
    names = site_rules.names_for(site_rules.LIKELY, host, path)

    def is_dropped(name: str, value: str) -> bool:
        values = site_rules.LIKELY_EVERYWHERE.get(name)
        return name in names or (values is not None and (not values or value in values))

    pairs = _without(parts.query, is_dropped).split("&")
    query = "&".join(sorted(pairs, key=lambda pair: pair.partition("=")[0]))
    form = f"{host}{_after_host(path, query, parts.fragment)}"
    return _rewrite(form, addresses.LIKELY_REWRITES)
