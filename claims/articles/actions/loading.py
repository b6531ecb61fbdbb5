"""Loading an article: its revision, every sentence of it, and the claims proposed from them."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.actions.splitting import split_article
from claims.models import (
    Article,
    Person,
    RatingScale,
    Revision,
)
from claims.models.constraints import retry_on_conflict
from claims.text.sentences import headers, intake, units
from claims.vocabulary import (
    RESERVED_SLUGS,
    Action,
    ArticleMode,
    EventType,
)

SAME_TEXT, SAME_SLUG = "revision_text_is_loaded_once", "claims_article_slug_key"
"""The constraints that refuse an article when somebody loads its text or headline at the same moment."""


class AlreadyLoaded(Conflict):
    """The same text is an article of this desk already: `article`."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"This text is on the desk already, as “{article.title}”. Nothing was added."
        )
        self.article = article


@retry_on_conflict(SAME_TEXT, SAME_SLUG)
@transaction.atomic
def add_article(
    *,
    by: Person | None,
    text: str,
    headline: str = "",
    url: str = "",
    publisher: str = "",
    authors: str = "",
    published_on: date | None = None,
    language: str = "en",
    mode: ArticleMode = ArticleMode.PUBLISHED_CLAIM,
    scale: RatingScale | None = None,
    reviews_needed: int = 2,
) -> Article:
    """Store `text` as revision 1 of a new article and propose its claims.

    What is not given is taken from the lines at the text's head where they say it, else left out.
    `by` is None for somebody at the command line. Raises Refusal for a text that is no text,
    AlreadyLoaded for one that the desk has.
    """
    if by:
        require_for(by, Action.LOAD)
    text = readable(text)
    said = headers.read_header(text, units.read_units(text, language), language)
    headline = headline or said.headline[:500]
    authors = authors or "; ".join(said.authors)[:500]
    published_on = published_on or said.published_on
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = Article.objects.filter(revisions__sha256=digest, revisions__number=1).first()
    if known:
        raise AlreadyLoaded(known)
    article = Article(
        slug=free_slug(headline or f"article {published_on or ''}"),
        headline=headline,
        publisher=publisher,
        authors=authors,
        url=url,
        language=language,
        published_on=published_on,
        mode=mode,
        scale=scale or default_scale(mode),
        reviews_needed=reviews_needed,
        created_by=by,
    )
    article.save()
    chain = ledger.start_chain(article)
    revision = Revision.objects.create(
        article=article, number=1, text=text, sha256=digest, created_by=by
    )
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.LOAD,
        on=article,
        slug=article.slug,
        headline=headline,
        url=url,
        published_on=published_on,
        revision=1,
        sha256=digest,
    )
    split_article(article, revision, by=by, chain=chain)
    return article


def readable(text: str) -> str:
    """Hold a text to the rules of the door, whichever way it came; refuse what is no text."""
    try:
        return intake.read_typed(text)
    except intake.Unreadable as error:
        raise Refusal(f"{error.sentence} Nothing was stored.") from error


def default_scale(mode: ArticleMode) -> RatingScale:
    """Return the scale a desk uses unless told otherwise; refuse if it has none yet."""
    slug = "desk" if mode == ArticleMode.BEFORE_PUBLICATION else "factcheck"
    scale = RatingScale.objects.filter(slug=slug).first() or RatingScale.objects.first()
    if scale is None:
        raise Refusal("This desk has no rating scale yet: run `manage.py seed` first.")
    return scale


def free_slug(words: str) -> str:
    """Return a slug from `words` that no article has and no address needs."""
    stem = slugify(words)[:70].strip("-") or "article"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | set(
        RESERVED_SLUGS
    )
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
