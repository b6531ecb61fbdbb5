"""Actions at the same time: each changes the token, whichever commits first."""

import threading

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from claims.access.change_token import change_token
from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.models import Article, Event, Person
from claims.vocabulary import Role, SetAside
from tests import factories as make
from tests.waiting import PATIENCE, wait_for

pytestmark = pytest.mark.usefixtures("committed_db")


class Mover(threading.Thread):
    """Dismisses a suggested claim in a transaction that stays open until it may commit."""

    def __init__(self, article: Article, number: int, by: Person) -> None:
        super().__init__(daemon=True)
        self.claim, self.by = article.claims.get(number=number), by
        self.moved, self.may_commit = threading.Event(), threading.Event()

    def run(self) -> None:
        try:
            with transaction.atomic():
                dismiss_claim(claim=self.claim, by=self.by, reason=SetAside.OPINION)
                self.moved.set()
                self.may_commit.wait(PATIENCE)
        finally:
            connection.close()


def is_somebody_waiting() -> bool:
    """Whether a transaction waits for a row that another one has locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]


def test_token_changes_for_an_action_that_commits_late(django_db_blocker: DjangoDbBlocker):
    """The second action on an article waits for the first, so no token leaves one out."""
    with django_db_blocker.unblock():
        article, editor = make.make_article(), make.make_person("Edith", Role.EDITOR)
        reader = make.make_person("Rita", Role.REVIEWER)
        first, second = (Mover(article, number, editor) for number in (1, 2))
        numbers = [change_token(reader, article.slug)]

        first.start()
        assert first.moved.wait(PATIENCE)
        second.start()
        wait_for(is_somebody_waiting)
        assert not second.moved.is_set()
        numbers.append(change_token(reader, article.slug))
        first.may_commit.set()
        assert second.moved.wait(PATIENCE)
        numbers.append(change_token(reader, article.slug))
        second.may_commit.set()
        second.join(PATIENCE)
        numbers.append(change_token(reader, article.slug))

        before, while_open, after_first, after_second = numbers
        assert before == while_open
        assert len({before, after_first, after_second}) == 3
        assert list(Event.objects.filter(event_type="dismiss").order_by("sequence").values_list("object_id", flat=True)) == [
            first.claim.pk, second.claim.pk,
        ]  # fmt: skip
