"""The newest revision of an article, without its text, which pages rarely need and which is long."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.aggregates import StringAgg
from django.db.models.functions import MD5

from claims.compiled_reads import compiled_once
from claims.models import Article, Revision, Sentence


@dataclass(frozen=True)
class NewestRevision:
    """What pages need of a revision to show its text, which may be at hand already."""

    id: int
    number: int
    roles: str
    """Changes with the role of any sentence; the text and the sentences' offsets never change."""


def newest_revision(article: Article) -> NewestRevision:
    """Return the current revision of an article."""
    return _newest_of(article.pk)[0]


def _build(article: int) -> QuerySet[Revision]:
    roles = StringAgg("role", Value(","), order_by="position")
    sentences = Sentence.objects.filter(revision=OuterRef("pk")).order_by().values("revision")
    digest = Subquery(sentences.annotate(digest=MD5(roles)).values("digest"))
    revisions = Revision.objects.filter(article=article).order_by("-number")
    return revisions.values_list("pk", "number", digest)[:1]


_newest_of = compiled_once(_build, NewestRevision)
