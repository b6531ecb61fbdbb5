"""Two people who load an article at the same moment: neither sees an error of the database."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from pytest_django import DjangoDbBlocker

from claims.articles.actions.loading import AlreadyLoaded, add_article
from claims.models import Article
from tests import factories as make

TEXT = "The city planted 35,000 trees last year."


def load_at_once(*texts: str, blocker: DjangoDbBlocker) -> list[str | AlreadyLoaded]:
    """Load each text in a thread of its own; return the slugs, or the refusals."""
    with blocker.unblock():
        make.make_scale()
    start = threading.Barrier(len(texts))

    def load(text: str) -> str | AlreadyLoaded:
        with blocker.unblock():
            try:
                start.wait()
                return add_article(by=None, text=text, headline="Trees").slug
            except AlreadyLoaded as refusal:
                return refusal
            finally:
                connections.close_all()

    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(load, texts))


def test_same_text_becomes_one_article_that_the_refusals_name(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    results = load_at_once(*[TEXT] * 4, blocker=django_db_blocker)

    with django_db_blocker.unblock():
        article = Article.objects.get()
    assert results.count(article.slug) == 1
    refusals = [result for result in results if isinstance(result, AlreadyLoaded)]
    assert [refusal.article for refusal in refusals] == [article] * 3


def test_other_texts_with_the_same_headline_get_addresses_of_their_own(
    committed_db: str, django_db_blocker: DjangoDbBlocker
):
    results = load_at_once(TEXT, f"{TEXT} Most are limes.", blocker=django_db_blocker)

    assert sorted(map(str, results)) == ["trees", "trees-2"]
