"""The newsroom's chain records the heads of the others, and reports print both."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.ledger import heads as recorded_heads
from claims.ledger.heads import record_all_heads
from claims.models import Event, EventChain, Person, RecordedHead
from claims.reports.actions.publishing import publish
from claims.vocabulary import EventType
from tests import factories as make


def recorded() -> list[dict[str, list]]:
    """The heads that the newsroom's chain has recorded, event by event."""
    events = Event.objects.filter(event_type=EventType.RECORD_HEADS, chain__article=None)
    return [json.loads(event.payload.body)["heads"] for event in events.order_by("sequence")]


def head_of(chain: EventChain) -> list:
    chain.refresh_from_db()
    return [chain.count, chain.head]


def test_publishing_records_the_head_of_every_chain(editor: Person):
    other = EventChain.objects.get(article=make.make_article())
    claim = make.make_decided()
    chain = EventChain.objects.get(article=claim.article)
    before = head_of(chain)

    make.make_report(claim.article, by=editor)

    assert recorded() == [{str(chain.pk): before, str(other.pk): head_of(other)}]


def test_report_holds_the_heads_of_both_chains_before_it(editor: Person):
    report = make.make_report(by=editor)

    published = Event.objects.get(event_type=EventType.PUBLISH)
    newsroom = EventChain.objects.get(article=None)
    assert report.data["ledger"] == {"article": published.previous_hash, "newsroom": newsroom.head}
    assert newsroom.events.last().event_type == EventType.RECORD_HEADS


@pytest.mark.parametrize("page", ["", "1/", "1/report.html", "1/report.json"])
def test_report_prints_both_heads(client: Client, editor: Person, page: str):
    report = make.make_report(by=editor)

    text = client.get(f"/reports/{report.article.slug}/{page}").text

    assert all(head in text for head in report.data["ledger"].values())


def test_next_record_has_only_the_chains_that_moved(editor: Person):
    article = make.make_report(by=editor).article
    record_all_heads()
    make.make_claim(article)

    assert record_all_heads() == 1
    assert list(recorded()[-1]) == [str(EventChain.objects.get(article=article).pk)]
    assert record_all_heads() == 0


def test_first_record_of_many_chains_takes_several_events(
    db: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recorded_heads, "MOST", 2)
    for _ in range(5):
        make.make_article()

    assert record_all_heads() == 5
    assert [len(heads) for heads in recorded()] == [2, 2, 1]


def test_published_article_is_recorded_however_many_chains_moved(
    editor: Person, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recorded_heads, "MOST", 1)
    make.make_article()
    report = make.make_report(by=editor)

    assert list(recorded()[0]) == [str(EventChain.objects.get(article=report.article).pk)]


@pytest.mark.parametrize("articles", [1, 3])
def test_record_takes_the_same_statements_for_each_number_of_chains(db: None, articles: int):
    for _ in range(articles):
        make.make_article()
    with CaptureQueriesContext(connection) as queries:
        record_all_heads()

    # A savepoint and its end; the lock; the heads, the event, and how far they are recorded; the heads again: none is left.
    assert len(queries) == 7


def test_refused_publication_records_nothing(editor: Person):
    article = make.make_decided().article
    publish(article=article, by=editor, wording=make.EXPLAINED)
    before = RecordedHead.objects.count(), len(recorded())

    with pytest.raises(Exception, match="what changed since"):
        publish(article=article, by=editor)

    assert (RecordedHead.objects.count(), len(recorded())) == before
