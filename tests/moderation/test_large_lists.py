"""Lists of the admin count no more rows than they can show, and are read in the order of an index."""

import pytest
from django.db import connection
from django.test import Client

from claims.models import Claim, Person
from claims.models.claim import WORK_ORDER
from claims.moderation.admin.base import CappedPaginator
from claims.vocabulary import ClaimStatus
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/claim/"


@pytest.mark.parametrize(("most", "shown"), [(1, 1), (2, 2), (3, 3), (4, 3), (10_000, 3)])
def test_a_list_counts_as_many_rows_as_it_can_show(
    most: int, shown: int, monkeypatch: pytest.MonkeyPatch
):
    article = make.make_article()
    monkeypatch.setattr(CappedPaginator, "most", most)
    rows = Claim.objects.filter(article=article, number__lte=3).order_by("number")

    assert CappedPaginator(rows, 50).count == shown


def test_the_last_page_of_a_capped_list_is_whole(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(CappedPaginator, "most", 2)
    rows = make.make_article().claims.order_by("number")

    pages = CappedPaginator(rows, 1)

    assert pages.num_pages == 2
    assert [claim.number for claim in pages.page(2).object_list] == [2]


def test_every_status_has_its_place_in_the_work_order():
    assert sorted(WORK_ORDER) == sorted(ClaimStatus)


@pytest.mark.parametrize("query", ["", "?status=decided", "?status=all"])
def test_the_list_of_claims_is_read_in_the_order_of_its_index(
    query: str, client: Client, editor: Person
):
    make.make_disputed()
    client.force_login(editor)
    statements: list[str] = []

    def plan(execute: object, sql: str, params: object, many: bool, context: dict) -> object:
        if "ORDER BY" in sql and '"claims_claim"."priority" DESC' in sql:
            with connection.connection.cursor() as cursor:
                cursor.execute(
                    "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
                )
            statements.append(_explain(sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(plan):
        client.get(LIST + query)

    assert len(statements) == 1
    assert "Index Scan using claim_in_work_order" in statements[0]
    assert "Sort Key" not in statements[0]


def _explain(sql: str, params: object) -> str:
    with connection.cursor() as cursor:
        raw = cursor.cursor
        raw.execute(f"EXPLAIN {sql}", params)
        return "\n".join(row[0] for row in raw.fetchall())
