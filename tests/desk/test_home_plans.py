"""What home reads costs the same however large the archive is: each read begins with an index and stops."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.access.articles import MOST_IN_WORK, articles_in_work
from claims.access.reviews import reviews_submitted_since
from claims.desk.queries.work_counts import count_work
from claims.models import Article, ArticleTally, Person
from tests import factories as make
from tests.plans import plan_by_index, sent_statements

pytestmark = pytest.mark.django_db


def plan_of(read: object, *arguments: object) -> str:
    with sent_statements() as sent:
        read(*arguments)
    return "\n".join(plan_by_index(sent[-1]))


def rows_read(plan: str, index: str) -> list[int]:
    """How many rows were read from an index, each time that the plan names it."""
    found = re.findall(rf"using {index} .*?\(actual rows=([\d.]+)", plan)
    return [int(float(rows)) for rows in found]


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_articles_in_work_are_read_in_the_order_of_an_index(
    request: pytest.FixtureRequest, who: str
):
    person = request.getfixturevalue(who)
    for number in range(30):
        make.make_article(headline=f"{number}")

    plan = plan_of(articles_in_work, person)

    assert rows_read(plan, "article_tally_in_work") == [MOST_IN_WORK + 1]


def test_work_is_counted_by_indexes_that_hold_only_work(editor: Person):
    make.make_decided()
    Article.objects.update(deadline=timezone.now())
    assert ArticleTally.objects.filter(deadline=None).count() == 0

    plan = plan_of(count_work)

    assert rows_read(plan, "article_tally_ready") == [1, 1]
    assert rows_read(plan, "article_tally_in_work") == [1, 1]
    assert plan.count("claim_work") + plan.count("claim_by_age") == 3
    assert "Seq Scan" not in plan


def test_reviews_of_today_are_found_by_their_time(reviewer: Person):
    for _ in range(3):
        make.review(make.make_claim(), reviewer)

    plan = plan_of(reviews_submitted_since, reviewer, timezone.now() - timedelta(hours=1))

    assert "review_submitted_by" in plan
