"""Which sources a person sees, what they may call them, and what a search finds for them.

A source is visible when evidence that cites it is. Until a round that cites it is closed, a reviewer
reads only their own words for it, so that the catalogue gives no colleague away.
"""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import BooleanField, Exists, OuterRef, Q, Value

from claims.access.evidence import is_of_own_article, visible_evidence
from claims.models import Evidence, Person, Source
from claims.models.source import (
    LONGEST_SEARCH,
    MOST_CANDIDATES,
    SHORTEST_SEARCH,
    SourceQuerySet,
    url_prefixes,
)


def visible_sources(user: Person) -> SourceQuerySet:
    """Return the sources cited in evidence that this person reads."""
    if not user.is_authenticated or not user.is_member:
        return Source.objects.none()
    return Source.objects.filter(Exists(visible_evidence(user).filter(source=OuterRef("pk"))))


def annotate_identity_known(user: Person, sources: SourceQuerySet) -> SourceQuerySet:
    """Add `annotations.KnownIdentity` to each source."""
    if user.is_editor:
        return sources.annotate(is_identity_known=Value(value=True, output_field=BooleanField()))
    own = visible_evidence(user).filter(source=OuterRef("pk")).filter(is_of_own_article(user))
    return sources.annotate(is_identity_known=Q(is_protected=False) | Q(Exists(own)))


def is_catalogue_visible(user: Person, source: Source) -> bool:
    """Whether this person may read what the catalogue says: a round that cites the source is closed."""
    return source.catalogued_at is not None or user.is_editor


def name_for(user: Person, source: Source, use: Evidence) -> str:
    """Return what this person may call a source, fetched with `annotate_identity_known`.

    That is the catalogue's name or the public description; before a round that cites it is closed, the
    words of `use`, evidence that they read.
    """
    if not is_catalogue_visible(user, source):
        return use.title or use.cited
    return catalogue_name(source)


def catalogue_name(source: Source) -> str:
    """Return the catalogue's name of a source for someone who may read the catalogue."""
    return source.name if source.is_identity_known else source.public_description


def similar_sources(user: Person, typed: str) -> SourceQuerySet:
    """Return catalogued sources that this person sees and that resemble a typed link or keywords, best first.

    At most MOST_CANDIDATES rows of an index are read, so a large archive costs no more than a small one.
    """
    typed = typed.replace("\0", "").strip()
    if prefixes := url_prefixes(typed):
        near = Source.objects.with_url_prefix(*prefixes).order_by("url").values("pk")
        return visible_sources(user).filter(pk__in=near[:MOST_CANDIDATES]).order_by("url")
    keywords = typed.lower()[:LONGEST_SEARCH]
    if len(keywords) < SHORTEST_SEARCH:
        return Source.objects.none()
    # Common words match most sources, so the number of rows is limited before they are sorted.
    near = Q(pk__in=Source.objects.containing(keywords).order_by().values("pk")[:MOST_CANDIDATES])
    near |= Q(pk__in=Source.objects.resembling(keywords).order_by().values("pk")[:MOST_CANDIDATES])
    similarity = TrigramWordSimilarity(keywords, "words")
    return (
        visible_sources(user)
        .filter(near)
        .annotate(similarity=similarity)
        .order_by("-similarity", "pk")
    )
