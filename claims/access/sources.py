"""Which sources a person sees, what they may call them, and what a search finds for them.

A source is visible when evidence that cites it is. Until a round that cites it is closed, a reviewer
reads only their own words for it, so that the catalogue gives no colleague away.
"""

from collections.abc import Iterable

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from claims.access.evidence import visible_evidence, with_source_identity_visible_to
from claims.access.snapshots import visible_snapshots
from claims.compiled_reads import compiled_once, join_keys, keys_in
from claims.models import Evidence, Person, Source, SourceJoin
from claims.models.evidence import EvidenceQuerySet
from claims.models.source import (
    LONGEST_SEARCH,
    MOST_CANDIDATES,
    OPEN_TO_SEARCH,
    SHORTEST_SEARCH,
    SourceQuerySet,
    url_prefixes,
)


def visible_sources(user: Person) -> SourceQuerySet:
    """Return the sources cited in evidence that this person reads.

    Where they may not know that the evidence is from this source, it doesn't lead them to it. A
    protected source they do see, under its public description.
    """
    if not user.is_authenticated or not user.is_member:
        return Source.objects.none()
    cited = visible_evidence(user).filter(source=OuterRef("pk"))
    if user.is_editor:
        return Source.objects.filter(Exists(cited))
    named = with_source_identity_visible_to(user, cited)
    return Source.objects.filter(Q(Exists(named)) | (Q(is_protected=True) & Q(Exists(cited))))


def evidence_of_source(user: Person, source: Source) -> EvidenceQuerySet:
    """Return the evidence that this person may know to be from this source."""
    evidence = visible_evidence(user).filter(source=source)
    return evidence if source.is_protected else with_source_identity_visible_to(user, evidence)


def annotate_identity_known(user: Person, sources: SourceQuerySet) -> SourceQuerySet:
    """Add `annotations.KnownIdentity` to each source."""
    if user.is_editor:
        return sources.annotate(is_identity_known=Value(value=True, output_field=BooleanField()))
    told = with_source_identity_visible_to(user, visible_evidence(user))
    is_told = Exists(told.filter(source=OuterRef("pk")))
    return sources.annotate(is_identity_known=Q(is_protected=False) | Q(is_told))


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


def likely_sources(user: Person, source: Source) -> SourceQuerySet:
    """Return the other sources that are likely the same page and that this person sees and may name.

    Likely are addresses that differ in what rarely matters, and those that a saved copy gives for itself. A source of
    which the person sees no evidence isn't there, and neither is one that they may not name, or a copy that they don't see.
    Reviewers find only sources that are in the shared list.
    """
    others = annotate_identity_known(user, visible_sources(user)).exclude(pk=source.pk)
    if not user.is_editor:
        others = others.filter(catalogued_at__isnull=False)
    addresses = Source.objects.filter(Q(pk=source.pk) | Q(page=source.pk)).order_by()
    copies = visible_snapshots(user)
    given = copies.of_source(source).order_by().annotate(given=Unnest("page_identities"))
    names = (
        addresses.values_list("likely_identity")
        .union(addresses.values_list("identity"), given.values_list("given"))
        .order_by()
    )
    keys = [name for (name,) in names if name]
    giving = copies.filter(page_identities__overlap=keys)
    cited = Evidence.objects.filter(
        Exists(giving.filter(review=OuterRef("review"), key=OuterRef("key")))
    )
    alike = Source.objects.filter(Q(likely_identity__in=keys) | Q(identity__in=keys)).as_pages()
    is_likely = Q(pk__in=alike.values("pk")) | Q(pk__in=cited.order_by().values("source"))
    return others.filter(is_likely, page=None, is_identity_known=True).order_by("pk")


class Unnest(Func):
    """One row for each element of an array."""

    function = "unnest"
    output_field = CharField()
    set_returning = True


def joined_addresses(user: Person, source: Source, *, undone: bool = False) -> QuerySet[SourceJoin]:
    """Return the joins to this page that an editor who sees it can undo, the latest first; or all, with those `undone`."""
    joins = SourceJoin.objects.filter(kept=source, joined_by__isnull=False)
    if not user.is_editor:
        return joins.none()
    joins = joins if undone else joins.filter(undone_at=None)
    return joins.select_related("joined", "joined_by")


def first_catalogued(
    user: Person,
    count: int,
    after: Source | None = None,
    among: SourceQuerySet | None = None,
    *,
    is_oldest_first: bool = False,
) -> list[Source]:
    """Return the first sources of the catalogue that this person sees; with `after`, those that follow it.

    `among` limits them. Rows are read in the order of the list and those that they can't see are left out, so it costs the
    same however large the catalogue is, and what they can't see takes nobody's place.
    """
    found: list[Source] = []
    at_once, is_last = max(count, MOST_CANDIDATES // 4), False
    catalogue = (Source.objects.all() if among is None else among).catalogued()
    if is_oldest_first:
        catalogue = catalogue.reverse()
    while len(found) < count and not is_last:
        rows = catalogue.after(after, is_oldest_first=is_oldest_first) if after else catalogue
        listed = list(rows[:at_once])
        is_last = len(listed) < at_once
        visible = set(_visible_among(user, join_keys(listed))) if listed else set()
        found += [row for row in listed if row.pk in visible]
        after = listed[-1] if listed else None
    return found[:count]


def _build_visible(user: Person, keys: str) -> QuerySet[Source]:
    return visible_sources(user).filter(pk__in=keys_in(keys)).order_by().values_list("pk")


_visible_among = compiled_once(_build_visible, int)


def find_sources(user: Person, typed: str, count: int) -> list[Source]:
    """Return the newest sources that this person sees and that contain all keywords, or are at the typed address."""
    typed = typed.replace("\0", "").strip()
    if url_prefixes(typed):
        return list(similar_sources(user, typed)[:count])
    keywords = typed.replace('"', " ").lower()[:LONGEST_SEARCH].strip()
    if len(keywords) < SHORTEST_SEARCH:
        return []
    return first_catalogued(user, count, among=Source.objects.containing(keywords))


def find_sources_like(user: Person, typed: str, count: int) -> list[Source]:
    """Return the newest sources that this person sees and that resemble keywords which no source contains."""
    keywords = typed.replace("\0", "").lower()[:LONGEST_SEARCH].strip()
    if len(keywords) < SHORTEST_SEARCH or url_prefixes(typed):
        return []
    alike = Source.objects.resembling(keywords).order_by().values_list("pk", flat=True)
    keys = list(alike[: 10 * MOST_CANDIDATES])
    return first_catalogued(user, count, among=Source.objects.filter(pk__in=keys))


def _read_keys(rows: QuerySet[Source]) -> list[int]:
    """Return the keys of some candidates. As values they keep the database from asking of all sources who sees them."""
    return [row[0] for row in rows.values_list("pk").order_by()]


def similar_sources(user: Person, typed: str) -> SourceQuerySet:
    """Return catalogued sources that this person sees and that resemble a typed link or keywords, best first.

    At most MOST_CANDIDATES rows of an index are read, so a large archive costs no more than a small one.
    """
    typed = typed.replace("\0", "").strip()
    if prefixes := url_prefixes(typed):
        near = Source.objects.with_url_prefix(*prefixes).order_by("url")[:MOST_CANDIDATES]
        same = Source.objects.of_likely_page(typed).order_by()[:MOST_CANDIDATES]
        spelled = Q(pk__in=near.values("pk")) | Q(pk__in=same.values("pk"))
        pages = Source.objects.filter(spelled).as_pages()
        found = visible_sources(user).filter(OPEN_TO_SEARCH, pk__in=_read_keys(pages))
        return found.order_by("url")
    keywords = typed.lower()[:LONGEST_SEARCH]
    if len(keywords) < SHORTEST_SEARCH:
        return Source.objects.none()
    # Common words match most sources, so the number of rows is limited before they are sorted.
    containing = Source.objects.containing(keywords).order_by().values_list("pk")
    resembling = Source.objects.resembling(keywords).order_by().values_list("pk")
    near = containing[:MOST_CANDIDATES].union(resembling[:MOST_CANDIDATES])
    similarity = TrigramWordSimilarity(keywords, "words")
    return (
        visible_sources(user)
        .filter(pk__in=_read_keys(near))
        .annotate(similarity=similarity)
        .order_by("-similarity", "pk")
    )


def retracted_addresses(
    user: Person, identities: Iterable[str], likely: Iterable[str]
) -> list[Source]:
    """Return the addresses of retracted sources that this person may know: `addresses_of_retracted`."""
    return _retracted(user, list(identities), list(likely))


@compiled_once
def _retracted(user: Person, identities: list[str], likely: list[str]) -> SourceQuerySet:
    return visible_sources(user).addresses_of_retracted(identities, likely)
