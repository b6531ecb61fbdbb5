"""The tally of an article counts its claims, whatever changed them."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from claims.articles.actions.claim_lifecycle import open_claims, restore_claim, set_aside_claim
from claims.management.archive.filling import COUNT_CLAIMS
from claims.models import Article, ArticleTally, Claim, Person
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.moderation.actions.planning import plan_article
from claims.reports.actions.publishing import publish
from claims.vocabulary import ArticleStage, ClaimStatus, Role, TieBreak
from tests import factories as make

pytestmark = pytest.mark.django_db
COUNTED = {
    "suggested": ClaimStatus.PROPOSED,
    "open": ClaimStatus.OPEN,
    "agreed": ClaimStatus.AGREED,
    "disputed": ClaimStatus.DISPUTED,
    "context_changed": ClaimStatus.CONTEXT_CHANGED,
    "decided": ClaimStatus.DECIDED,
}


def tally_of(article: Article) -> ArticleTally:
    """The tally, after checking that its counts are those of the claims."""
    tally = ArticleTally.objects.get(article=article)
    counts = Counter(article.claims.values_list("status", flat=True))
    assert {name: getattr(tally, name) for name in COUNTED} == {
        name: counts[status] for name, status in COUNTED.items()
    }
    return tally


def stage_of(article: Article) -> ArticleStage:
    return ArticleStage(tally_of(article).stage)


def test_stage_follows_the_work_on_an_article(editor: Person):
    article = make.make_article()
    assert stage_of(article) == ArticleStage.CHOOSING

    claim = make.make_claim(article)
    assert stage_of(article) == ArticleStage.CHECKING

    for name, label in (("One", "True"), ("Two", "False")):
        make.review(claim, make.make_person(name, Role.REVIEWER), label)
    assert stage_of(article) == ArticleStage.DECIDING

    decide(
        claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, rating=make.rating(), summary="So it is.",
    )  # fmt: skip
    assert stage_of(article) == ArticleStage.READY

    publish(article=article, by=editor, reason="Urgent.")
    assert stage_of(article) == ArticleStage.PUBLISHED


def test_published_article_is_ready_again_when_a_verdict_comes(editor: Person):
    article = make.make_article()
    make.make_decided(article)
    publish(article=article, by=editor, reason="Urgent.")
    assert tally_of(article).reports == 1

    claim = make.make_agreed(article)
    assert stage_of(article) == ArticleStage.DECIDING
    confirm_claims(claims=[claim], by=editor)

    assert stage_of(article) == ArticleStage.READY
    publish(article=article, by=editor, reason="One more claim.")
    assert (stage_of(article), tally_of(article).reports) == (ArticleStage.PUBLISHED, 2)


def test_published_article_is_ready_again_when_a_verdict_goes(editor: Person):
    article = make.make_article()
    first, second = make.make_decided(article), make.make_decided(article)
    publish(article=article, by=editor, reason="Urgent.")

    send_back(claim=second, by=editor, lock_version=second.lock_version, note="Look again.")
    assert stage_of(article) == ArticleStage.CHECKING
    second = make.fresh(second)
    set_aside_claim(
        claim=second, by=editor, lock_version=second.lock_version, reason="opinion", note=""
    )

    assert make.fresh(first).status == ClaimStatus.DECIDED
    assert stage_of(article) == ArticleStage.READY


def test_claims_that_are_set_aside_are_not_counted_until_they_are_restored(editor: Person):
    article = make.make_article()
    claim = make.make_claim(article)

    set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason="opinion", note=""
    )
    assert stage_of(article) == ArticleStage.CHOOSING
    claim = make.fresh(claim)
    restore_claim(claim=claim, by=editor, lock_version=claim.lock_version)

    assert stage_of(article) == ArticleStage.CHECKING


def test_many_claims_in_one_statement_are_counted(editor: Person):
    text = " ".join(f"The city planted {n} trees." for n in range(100, 140))
    articles = [make.make_article(text + str(n)) for n in range(2)]
    numbers = articles[0].claims.values_list("number", flat=True)
    open_claims(article=articles[0], by=editor, numbers=list(numbers))

    # One statement changes claims of both articles.
    Claim.objects.filter(status=ClaimStatus.PROPOSED, number__lte=3).update(priority=1)

    assert tally_of(articles[0]).open == len(numbers)
    assert tally_of(articles[1]).open == 0


def test_deadline_of_an_article_is_in_its_tally(editor: Person):
    article = make.make_article()
    deadline = timezone.now() + timedelta(days=1)

    plan_article(article=article, by=editor, deadline=deadline, tie_break=TieBreak.EDITOR)
    assert tally_of(article).deadline == deadline
    plan_article(article=article, by=editor, deadline=None, tie_break=TieBreak.EDITOR)

    assert tally_of(article).deadline is None


@pytest.mark.parametrize("counting", ["archive", "migration"])
def test_counting_the_archive_gives_what_the_triggers_wrote(counting: str, editor: Person):
    decided, published, changed = make.make_article(), make.make_article(), make.make_article()
    for article in (decided, published, changed):
        make.make_decided(article)
    publish(article=published, by=editor, reason="Urgent.")
    publish(article=changed, by=editor, reason="Urgent.")
    make.make_decided(changed)
    make.make_disputed()
    rows = ArticleTally.objects.order_by("pk")
    if counting == "archive":
        rows = rows.filter(reports=0)
    was = list(rows.values())
    statement = COUNT_CLAIMS
    if counting == "migration":
        migration = MigrationLoader(None).get_migration_by_prefix("claims", "0035_article")
        statement = migration.operations[-2].sql

    ArticleTally.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(statement)

    keys = [row["article_id"] for row in was]
    assert list(ArticleTally.objects.filter(pk__in=keys).order_by("pk").values()) == was
