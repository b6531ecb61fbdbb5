"""Sources: found by their address, made when evidence that cites them is submitted."""

from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from django.db.models import Subquery

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


def cite_sources(pieces: Iterable[Evidence], *, by: Person) -> None:
    """Give pieces of evidence, not stored yet, the source that each cites, made if there is none.

    An address is one source for everybody; a description is a source of its own. One statement for
    all addresses: whoever is first makes the row, and each piece finds it as it is stored itself.
    """
    cited = {piece.key: normalise_url(piece.cited) for piece in pieces}
    made = [Source(url=url, created_by=by) for url in sorted(set(cited.values()) - {""})]
    Source.objects.bulk_create(made, ignore_conflicts=True)
    for piece in pieces:
        if url := cited[piece.key]:
            piece.source_id = Subquery(Source.objects.filter(url=url).values("pk"))
        else:
            description = piece.cited.strip()[:1000]
            piece.source = Source.objects.create(description=description, created_by=by)


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
