"""Sources: found by their address, made when evidence that cites them is submitted."""

from urllib.parse import urlsplit, urlunsplit

from claims.models import Evidence, Person, Round, Source

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")
"""Query parameters that say who sent the reader, not what is read."""


def normalise_url(cited: str) -> str:
    """Return the address of a source in one spelling, or "" when `cited` is no web address.

    Scheme and host in lower case, no default port, fragment, user or tracking parameters.
    """
    try:
        parts = urlsplit(cited.strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in ("http", "https") or not host or " " in cited.strip():
        return ""
    scheme = parts.scheme.lower()
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}[scheme]:
        host = f"{host}:{port}"
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not pair.lower().startswith(TRACKING)
    )
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def find_source(piece: Evidence, *, by: Person) -> Source:
    """Return the source that a piece of evidence cites, made if the desk does not have it.

    An address is one source for everybody; a description is a source of its own.
    """
    url = normalise_url(piece.cited)
    if url:
        return Source.objects.get_or_create(url=url, defaults={"created_by": by})[0]
    return Source.objects.create(description=piece.cited.strip()[:1000], created_by=by)


def catalogue_sources(closed: Round) -> None:
    """Take title and publisher into the desk's catalogue, now that the round is closed."""
    pieces = Evidence.objects.filter(
        review__round=closed, review__state="submitted", source__isnull=False
    ).select_related("source")
    for piece in pieces:
        source = piece.source
        missing = [
            name
            for name in ("title", "publisher")
            if getattr(piece, name) and not getattr(source, name)
        ]
        if missing:
            for name in missing:
                setattr(source, name, getattr(piece, name))
            source.save(update_fields=missing)
