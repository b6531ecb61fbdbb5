"""A report that is published three times at the same moment is one report."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from claims.access.refusals import Conflict
from claims.models import Report
from claims.reports.actions.publishing import publish
from claims.vocabulary import Role
from tests import factories as make


@pytest.mark.parametrize("is_one_page", [True, False], ids=["one page", "three pages"])
def test_three_at_once_publish_one_report(
    committed_db: str, django_db_blocker: DjangoDbBlocker, is_one_page: bool
):
    with django_db_blocker.unblock():
        make.make_scale()
        article = make.make_decided().article
        editor = make.make_person("Edith", Role.EDITOR)
    one, start = uuid4(), threading.Barrier(3)

    def send(_: int) -> str:
        key = one if is_one_page else uuid4()
        with django_db_blocker.unblock():
            try:
                start.wait()
                made = publish(
                    article=article, by=editor, wording=make.EXPLAINED, number=1, key=key
                )
                return f"report {made.number}"
            except Conflict as refusal:
                return refusal.sentence
            finally:
                connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        results = sorted(pool.map(send, range(3)))

    with django_db_blocker.unblock():
        assert Report.objects.count() == 1
    refused = "Report 1 was published meanwhile, by Edith. Read it before you publish another."
    assert results == (["report 1"] * 3 if is_one_page else [refused] * 2 + ["report 1"])
