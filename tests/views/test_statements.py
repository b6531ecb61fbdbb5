"""What a reviewer's loop costs in SQL: the issue's promise is 14 statements, ours is counted here."""

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Person, Review
from claims.vocabulary import ReviewState
from tests import factories as make

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""Statements that only mark where a transaction or a part of it begins and ends."""


def statements(captured: CaptureQueriesContext) -> list[str]:
    """Every statement that was sent but those that only mark transactions."""
    sent = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in sent if not sql.lstrip().upper().startswith(CONTROL)]


def test_next_and_a_review_with_one_source_cost_14_statements(client: Client, reviewer: Person):
    article = make.make_article()
    first, second = make.make_claim(article), make.make_claim(article)
    client.force_login(reviewer)

    with CaptureQueriesContext(connection) as taking:
        answer = client.post("/next/")
    page = answer["Location"]
    key = str(uuid4())
    typed = {
        "then": "submit",
        "version": "0",
        "words": "1",
        "answer": str(make.rating("True").pk),
        "rationale": "Counted.",
        "source": key,
        f"source-{key}-cited": "https://example.org/never-cited-before",
        f"source-{key}-title": "A count",
        f"source-{key}-stance": "supports",
    }
    with CaptureQueriesContext(connection) as submitting:
        onward = client.post(f"{page}review/", typed)

    assert {page, onward["Location"]} == {first.get_absolute_url(), second.get_absolute_url()}
    assert Review.objects.get().state == ReviewState.SUBMITTED
    sent = statements(taking), statements(submitting)
    assert [len(part) for part in sent] == [4, 10], "\n".join(
        sql[:230] for part in sent for sql in part
    )
