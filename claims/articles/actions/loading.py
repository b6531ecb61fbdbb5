"""Add an article: its first revision, the sentences of it, and the suggested claims."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.actions.splitting import read_article, split_article
from claims.models import (
    Article,
    Person,
    RatingScale,
    Revision,
)
from claims.models.constraints import retry_on_conflict
from claims.models.revision import digest_folded
from claims.text.sentences import headers, intake
from claims.text.transliteration import transliterate
from claims.vocabulary import (
    RESERVED_SLUGS,
    Action,
    ArticleMode,
    EventType,
)

SAME_TEXT, SAME_SLUG = "revision_text_is_loaded_once", "claims_article_slug_key"
"""The constraints that refuse an article when somebody loads its text or headline at the same moment."""


class AlreadyLoaded(Conflict):
    """The same text, or one that looks the same, is already a version of `article`."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"This text has already been added, as “{article.title}”. Nothing was saved."
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
    """Save `text` as revision 1 of a new article and suggest claims.

    Headline, authors and date are read from the beginning of the text if they are not given. `by`
    is None on the command line. Raises Refusal if the text can't be read or is too long, AlreadyLoaded if the
    same text was added before, perhaps with other white space or other quotation marks.
    """
    if by:
        require_for(by, Action.LOAD)
    text = clean_text(text)
    header = headers.read_header(text, read_article(text, language), language)
    headline = headline or header.headline[:500]
    authors = authors or "; ".join(header.authors)[:500]
    published_on = published_on or header.published_on
    digest = hashlib.sha256(text.encode()).hexdigest()
    folded = digest_folded(text)
    known = Article.objects.filter(revisions__folded_sha256=folded).order_by("pk").first()
    if known:
        raise AlreadyLoaded(known)
    # The trigger article_begins_its_tally writes a tally with it, in which claims_enter_their_tally counts its claims.
    article = Article(
        slug=choose_slug(headline or f"article {published_on or ''}", language),
        headline=headline,
        publisher=publisher,
        authors=authors,
        url=url,
        language=language,
        published_on=published_on,
        mode=mode,
        scale=scale or find_default_scale(mode),
        reviews_needed=reviews_needed,
        created_by=by,
    )
    article.save()
    chain = ledger.start_chain(article)
    # The triggers revision_is_searchable and claim_version_is_searchable write the words of the text and of its claims for
    # the search.
    revision = Revision.objects.create(
        article=article,
        number=1,
        text=text,
        sha256=digest,
        folded_sha256=folded,
        created_by=by,
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


def clean_text(text: str) -> str:
    """Return the text with normalised line ends. Raises Refusal if it can't be read."""
    try:
        return intake.read_typed(text)
    except intake.Unreadable as error:
        raise Refusal(f"{error.sentence} Nothing was saved.") from error


def find_default_scale(mode: ArticleMode) -> RatingScale:
    """Return the default rating scale of a mode. Raises Refusal if there are no scales."""
    slug = "desk" if mode == ArticleMode.BEFORE_PUBLICATION else "factcheck"
    active = RatingScale.objects.active()
    scale = active.filter(slug=slug).first() or active.first()
    if scale is None:
        raise Refusal("There’s no rating scale yet. Run `manage.py seed` first.")
    return scale


def choose_slug(title: str, language: str = "") -> str:
    """Return a slug for a title that no article has and that is not reserved for another page."""
    stem = slugify(transliterate(title, language))[:70].strip("-") or "article"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | set(
        RESERVED_SLUGS
    )
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
