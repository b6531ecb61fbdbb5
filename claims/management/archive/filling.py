"""Fill an empty database with an archive."""

from collections.abc import Callable

from django.core.management.color import no_style
from django.db import connection

from claims.ledger.bulk_imports import bulk_import
from claims.management.archive.articles import MadeArticle, begin_article
from claims.management.archive.claim_rows import add_claim
from claims.management.archive.copying import Writer
from claims.management.archive.world import BETWEEN_ARTICLES, LAST_DAY, World, make_world
from claims.models import Person, RatingScale

AT_ONCE = 25
"""Articles whose rows are written together."""
IN_PROGRESS_ONE_IN = 20
"""Of so many articles, the newest one is being checked; the others are finished."""

COUNT_CLAIMS = """
INSERT INTO claims_articletally (
    article_id, suggested, open, agreed, disputed, context_changed, decided, deadline
)
SELECT a.id,
    count(*) FILTER (WHERE c.status = 'proposed'),
    count(*) FILTER (WHERE c.status = 'open'),
    count(*) FILTER (WHERE c.status = 'agreed'),
    count(*) FILTER (WHERE c.status = 'disputed'),
    count(*) FILTER (WHERE c.status = 'context-changed'),
    count(*) FILTER (WHERE c.status = 'decided'),
    a.deadline
FROM claims_article a LEFT JOIN claims_claim c ON c.article_id = a.id
GROUP BY a.id
ON CONFLICT (article_id) DO NOTHING
"""
"""Writes what the triggers of the tallies would have written."""

WRITE_STATUS_CHANGES = """
WITH closed AS (
    SELECT version.claim_id, round.id, round.opened_at, round.closed_at, round.claim_version_id,
        CASE WHEN answer.different > 1 THEN 'disputed' ELSE 'agreed' END AS became
    FROM claims_round round
    JOIN claims_claimversion version ON version.id = round.claim_version_id
    CROSS JOIN LATERAL (
        SELECT count(DISTINCT rating_id) AS different
        FROM claims_review review WHERE review.round_id = round.id AND review.state = 'submitted'
    ) answer
    WHERE round.closed_at IS NOT NULL
)
INSERT INTO claims_statuschange (claim_id, before, after, since, at, round_id)
SELECT claim_id, 'open', became, opened_at, closed_at, id FROM closed
UNION ALL
SELECT closed.claim_id, closed.became, 'decided', closed.closed_at, decision.decided_at, closed.id
FROM closed JOIN claims_decision decision ON decision.claim_version_id = closed.claim_version_id
    AND decision.replaces_id IS NULL
"""
"""Writes what the trigger of a claim's status would have written."""


@bulk_import("generate_archive")
def fill_archive(
    *, articles: int, claims: int, seed: int, scale: RatingScale, report: Callable[[int], object]
) -> None:
    """Write so many articles with so many claims; all of them or none. The ledger counts them as one import.

    The rows are written past the triggers and foreign keys, as a restored backup is: what triggers would write is written
    here. `report` is called with the number of articles that are written so far.
    """
    world = make_world(seed, scale)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    writer = Writer()
    in_progress = max(1, articles // IN_PROGRESS_ONE_IN)
    for number in range(1, articles + 1):
        share = claims * number // articles - claims * (number - 1) // articles
        add_article(
            world,
            number,
            share,
            left=articles - number,
            is_in_progress=number > articles - in_progress,
        )
        if number % AT_ONCE == 0 or number == articles:
            writer.write(world.tables.all())
            report(number)
    writer.wait()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_CLAIMS)
        # Without statistics of the new rows, the database compares each round with each decision.
        cursor.execute("ANALYZE claims_round, claims_review, claims_decision, claims_claimversion")
        cursor.execute(WRITE_STATUS_CHANGES)
    _continue_sequences()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SELECT claims_make_searchable()")


def add_article(world: World, number: int, claims: int, *, left: int, is_in_progress: bool) -> None:
    """Write an article with its claims; `left` are the articles that are newer."""
    begins = LAST_DAY - (left + 1) * BETWEEN_ARTICLES
    article = begin_article(world, number, claims, begins, is_in_progress=is_in_progress)
    _add_claims(world, article)
    article.chain.close()


def _add_claims(world: World, article: MadeArticle) -> None:
    chosen = [sentence for sentence in article.text.sentences if sentence.is_claim]
    for number, sentence in enumerate(chosen, 1):
        add_claim(world, article, number, sentence)


def _continue_sequences() -> None:
    """Let the next rows of every table have keys that are not taken."""
    models = Person._meta.apps.get_app_config("claims").get_models()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
