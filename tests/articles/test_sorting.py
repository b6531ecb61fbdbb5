"""Sorting sentences: only users' actions count; everything else is still to sort."""

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.articles.actions.sorting import mark_sentences, set_roles
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Event, Person
from claims.vocabulary import Coverage, EventType, NotCheckable, SetAside, UnitRole
from tests import factories as make


def coverage_of(article: Article) -> list[tuple[str, str]]:
    rows = list_coverage(article.revision.pk)
    return [(row.coverage, row.because) for row in rows]


def test_suggested_claims_do_not_sort_a_sentence(db: None):
    article = make.make_article()

    assert {kind for kind, _ in coverage_of(article)} == {Coverage.UNREAD}


def test_opened_and_dropped_claims_sort_their_sentence(reviewer: Person):
    article = make.make_article()
    make.make_claim(article)
    dismiss_claim(claim=article.claims.get(number=2), by=reviewer, reason=SetAside.OPINION, note="")

    assert coverage_of(article)[:2] == [
        (Coverage.HAS_CLAIMS, ""),
        (Coverage.NOT_CHECKABLE, "opinion"),
    ]


def test_mark_with_a_reason_can_be_undone(reviewer: Person):
    article = make.make_article()
    said = {"article": article, "by": reviewer, "revision": 1, "positions": [1, 2]}

    assert mark_sentences(**said, reason=NotCheckable.CLUTTER) == 2
    assert mark_sentences(**said, reason=NotCheckable.CLUTTER) == 0
    assert coverage_of(article)[0] == (Coverage.NOT_CHECKABLE, "furniture")

    mark_sentences(**said, is_cut=True)
    assert coverage_of(article)[0] == (Coverage.CUT, "")

    mark_sentences(**said)
    assert coverage_of(article)[0] == (Coverage.UNREAD, "")
    assert Event.objects.filter(event_type=EventType.MARK_SENTENCES).count() == 3


def test_marking_an_older_version_is_a_conflict(reviewer: Person):
    with pytest.raises(Conflict, match="newer version"):
        mark_sentences(article=make.make_article(), by=reviewer, revision=2, positions=[1])


def test_marking_an_unknown_sentence_is_refused(reviewer: Person):
    with pytest.raises(Refusal, match="not in the article"):
        mark_sentences(article=make.make_article(), by=reviewer, revision=1, positions=[99])


def test_outsider_cannot_mark_sentences(outsider: Person):
    with pytest.raises(Forbidden):
        mark_sentences(article=make.make_article(), by=outsider, revision=1, positions=[1])


def test_users_can_change_the_suggested_role(reviewer: Person):
    article = make.make_article()

    set_roles(article=article, by=reviewer, revision=1, positions=[1], role=UnitRole.CAPTION)

    assert article.revision.sentences.get(position=1).role == UnitRole.CAPTION
    assert Event.objects.filter(event_type=EventType.MARK_SENTENCES).count() == 1
