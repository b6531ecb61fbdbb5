"""Every sentence is accounted for by a person, or shown as unread."""

import pytest

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.articles.actions.sorting import mark_sentences, set_role
from claims.models import Article, Event, Person
from claims.vocabulary import Coverage, EventType, NotCheckable, SetAside, UnitRole
from tests import factories as make


def coverage_of(article: Article) -> list[tuple[str, str]]:
    rows = article.revision.sentences.with_coverage().order_by("position")
    return [(row.coverage, row.because) for row in rows]


def test_proposals_account_for_nothing(db: None):
    article = make.make_article()

    assert {kind for kind, _ in coverage_of(article)} == {Coverage.UNREAD}


def test_claims_at_work_and_dismissed_ones_account_for_their_sentence(reviewer: Person):
    article = make.make_article()
    make.make_claim(article)
    dismiss_claim(claim=article.claims.get(number=2), by=reviewer, reason=SetAside.OPINION, note="")

    assert coverage_of(article)[:2] == [
        (Coverage.HAS_CLAIMS, ""),
        (Coverage.NOT_CHECKABLE, "opinion"),
    ]


def test_person_says_why_and_takes_it_back(reviewer: Person):
    article = make.make_article()
    said = {"article": article, "by": reviewer, "revision": 1, "positions": [1, 2]}

    assert mark_sentences(**said, reason=NotCheckable.FURNITURE) == 2
    assert mark_sentences(**said, reason=NotCheckable.FURNITURE) == 0
    assert coverage_of(article)[0] == (Coverage.NOT_CHECKABLE, "furniture")

    mark_sentences(**said, is_cut=True)
    assert coverage_of(article)[0] == (Coverage.CUT, "")

    mark_sentences(**said)
    assert coverage_of(article)[0] == (Coverage.UNREAD, "")
    assert Event.objects.filter(event_type=EventType.MARK_SENTENCES).count() == 3


def test_marking_an_older_revision_is_a_conflict(reviewer: Person):
    with pytest.raises(Conflict, match="newer text"):
        mark_sentences(article=make.make_article(), by=reviewer, revision=2, positions=[1])


def test_marking_no_sentence_of_the_article_is_refused(reviewer: Person):
    with pytest.raises(Refusal, match="not in the article"):
        mark_sentences(article=make.make_article(), by=reviewer, revision=1, positions=[99])


def test_outsider_marks_nothing(outsider: Person):
    with pytest.raises(Forbidden):
        mark_sentences(article=make.make_article(), by=outsider, revision=1, positions=[1])


def test_role_is_a_proposal_that_a_person_changes(reviewer: Person):
    article = make.make_article()

    set_role(article=article, by=reviewer, revision=1, position=1, role=UnitRole.CAPTION)

    assert article.revision.sentences.get(position=1).role == UnitRole.CAPTION
    assert Event.objects.filter(event_type=EventType.MARK_SENTENCES).count() == 1
