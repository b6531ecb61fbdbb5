"""What a reviewer's loop costs in SQL statements, counted one by one."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Person, Review, ReviewSlot
from claims.vocabulary import ReviewState
from tests import factories as make

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""Statements that only mark where a transaction or a part of it begins and ends."""


def statements(captured: CaptureQueriesContext) -> list[str]:
    """Every statement that was sent but those that only mark transactions."""
    sent = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in sent if not sql.lstrip().upper().startswith(CONTROL)]


@pytest.mark.parametrize("is_known", [True, False])
def test_next_and_a_review_with_one_source_cost_14_statements_or_15_if_it_is_known(
    client: Client, reviewer: Person, other_reviewer: Person, is_known: bool
):
    """Every statement of both requests counts: session with its user, and taking the claim that follows."""
    article, cited = make.make_article(), "https://example.org/count"
    first, second = make.make_claim(article), make.make_claim(article)
    if is_known:
        other = make.make_claim(make.make_article(reviews_needed=1))
        make.review(other, other_reviewer, evidence=(make.make_evidence(cited),))
    client.force_login(reviewer)

    with CaptureQueriesContext(connection) as taking:
        page = client.post("/next/")["Location"]
    key = str(uuid4())
    typed = {
        "version": "0",
        "claim_version": "1",
        "submission": str(uuid4()),
        "lease": str(ReviewSlot.objects.get(person=reviewer).lease),
        "answer": str(make.rating("True").pk),
        "rationale": "Counted.",
        "source": key,
        f"source-{key}-cited": cited,
        f"source-{key}-title": "A count",
        f"source-{key}-stance": "supports",
    }
    with CaptureQueriesContext(connection) as submitting:
        onward = client.post(f"{page}review/", typed)["Location"]

    assert {page, onward} == {first.get_absolute_url(), second.get_absolute_url()}
    assert Review.objects.get(reviewer=reviewer).state == ReviewState.SUBMITTED
    sent = statements(taking), statements(submitting)
    assert [len(part) for part in sent] == [3, 12 if is_known else 11], "\n".join(sent[0] + sent[1])
