"""Which reviews measure agreement: submitted ones of closed rounds whose reviewers could not read each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.articles.actions.wording import edit_claim
from claims.models import Article, Claim, EarlyReading, Person, Round
from claims.moderation.actions.deciding import send_back
from claims.moderation.queries import independent_reviews as module
from claims.moderation.queries.independent_reviews import (
    ReviewedRound,
    independent_reviews,
    is_more_than_counted,
)
from claims.vocabulary import Role, TieBreak
from tests import factories as make
from tests.plans import plan_by_index, sent_statements

pytestmark = pytest.mark.django_db


def counted(claim: Claim | None = None) -> list[ReviewedRound]:
    now = timezone.now()
    rounds = independent_reviews(now - timedelta(days=1), now + timedelta(minutes=1))
    return [each for each in rounds if claim is None or each.claim == claim.pk]


def reviewers(count: int) -> list[Person]:
    return [make.make_person(f"Reviewer {number}", Role.REVIEWER) for number in range(count)]


def review_by(claim: Claim, *labels: str, **fields: object) -> list[Person]:
    people = reviewers(len(labels))
    for person, label in zip(people, labels, strict=True):
        make.review(claim, person, label, **fields)
    return people


def test_both_reviews_of_a_closed_round_count():
    claim = make.make_claim()
    people = review_by(claim, "True", "False", confidence=4)

    [found] = counted(claim)

    assert found.reviewers == [person.pk for person in people]
    assert found.ratings == [make.rating("True").pk, make.rating("False").pk]
    assert found.confidences == [4, 4]
    assert not found.is_unanimous
    assert (found.article, found.scale) == (claim.article_id, claim.article.scale_id)


def test_an_open_round_never_counts(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)
    make.save(claim, other_reviewer)

    assert counted(claim) == []


def test_a_draft_in_a_closed_round_never_counts(editor: Person, reviewer: Person):
    claim = make.make_claim()
    review_by(claim, "True")
    make.save(claim, reviewer)
    Round.objects.filter(pk=claim.round_id).update(closed_at=timezone.now())

    assert counted(claim) == []


def test_a_tie_break_does_not_count():
    claim = make.make_claim()
    Article.objects.filter(pk=claim.article_id).update(tie_break=TieBreak.REVIEWER)
    people = review_by(claim, "True", "False")
    assert counted(claim) == []
    review_by(claim, "False")

    [found] = counted(claim)

    assert found.reviewers == [person.pk for person in people]


def test_a_round_after_one_that_its_reviewers_could_read_does_not_count(editor: Person):
    claim = make.make_disputed()
    first = counted(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Look again.")
    review_by(claim, "True", "True")

    assert Round.objects.filter(claim_version__claim=claim).count() == 2
    assert counted(claim) == first
    assert first[0].round == claim.round_id


def test_a_reviewer_who_could_read_the_round_early_does_not_count():
    claim = make.make_claim()
    one, _ = review_by(claim, "True", "True")
    assert len(counted(claim)) == 1
    before = timezone.now() - timedelta(hours=1)
    EarlyReading.objects.create(person=one, claim=claim, round_id=claim.round_id, at=before)

    assert counted(claim) == []


def test_a_new_wording_is_a_new_question(editor: Person):
    claim = make.make_disputed()
    claim = make.fresh(claim)
    edit_claim(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        statement="The city of Lyon has 35,000 trees.",
        short_form="",
        claimant="",
    )
    review_by(claim, "True", "True")

    assert [each.is_unanimous for each in counted(claim)] == [True, False]


@pytest.mark.parametrize(
    ("reasons", "same"),
    [(("opinion", "opinion"), True), (("opinion", "prediction"), False)],
)
def test_each_reason_to_set_aside_is_an_answer_of_its_own(reasons: tuple[str, str], same: bool):
    claim = make.make_claim()
    for person, reason in zip(reviewers(2), reasons, strict=True):
        make.review(claim, person, "", set_aside_reason=reason)

    [found] = counted(claim)

    assert found.reasons == list(reasons)
    assert found.is_unanimous is same


PAGE = "https://example.org/count"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((PAGE, "35,000  trees"), (PAGE, "there are 35,000 Trees now"), (1, 1, 1, 1)),
        ((PAGE, "35,000 trees"), (PAGE, "34,000 trees"), (1, 1, 1, 0)),
        ((PAGE, ""), (PAGE, "34,000 trees"), (1, 1, 0, 0)),
        ((PAGE, "the same"), (f"{PAGE}?utm_source=x", "the same"), (1, 1, 1, 1)),
        ((PAGE, "the same"), ("https://example.org/else", "the same"), (1, 0, 0, 0)),
    ],
)
def test_reviewers_share_a_page_and_a_passage(
    first: tuple[str, str], second: tuple[str, str], expected: tuple[int, ...]
):
    claim = make.make_claim()
    for person, (cited, passage) in zip(reviewers(2), (first, second), strict=True):
        make.review(claim, person, evidence=(make.make_evidence(cited, passage=passage),))

    [found] = counted(claim)

    shared = (
        found.pairs_with_sources,
        found.pairs_on_a_page,
        found.pairs_quoting_a_page,
        found.pairs_on_a_passage,
    )
    assert shared == expected


def test_pairs_of_three_reviewers_are_counted_each():
    article = make.make_article(reviews_needed=3)
    claim = make.make_claim(article)
    review_by(claim, "True", "True", "False")

    [found] = counted(claim)

    assert (found.pairs_with_sources, found.pairs_on_a_page) == (3, 3)
    assert len(list(found.pairs)) == 3


def test_only_decided_claims_are_settled(editor: Person):
    assert [
        counted(claim)[0].is_settled for claim in (make.make_agreed(), make.make_disputed())
    ] == [
        False,
        False,
    ]
    assert counted(make.make_decided(by=editor))[0].is_settled


def test_only_rounds_of_the_period_count():
    claim = make.make_agreed()
    closed = Round.objects.get(pk=claim.round_id).closed_at

    def keys(since: timedelta, until: timedelta) -> list[int]:
        return [each.claim for each in independent_reviews(closed + since, closed + until)]

    second = timedelta(seconds=1)
    assert keys(0 * second, second) == [claim.pk]
    assert keys(-second, 0 * second) == []
    assert keys(second, 2 * second) == []


def test_a_long_period_counts_its_newest_rounds(monkeypatch: pytest.MonkeyPatch):
    claims = [make.make_agreed() for _ in range(3)]
    now = timezone.now()
    period = (now - timedelta(days=1), now + timedelta(minutes=1))
    monkeypatch.setattr(module, "MOST_ROUNDS", 2)

    assert [each.claim for each in independent_reviews(*period)] == [claims[2].pk, claims[1].pk]
    assert is_more_than_counted(*period)
    monkeypatch.setattr(module, "MOST_ROUNDS", 3)
    assert not is_more_than_counted(*period)


def test_rounds_are_found_by_the_time_of_their_closing():
    make.make_agreed()
    now = timezone.now()
    with sent_statements() as sent:
        independent_reviews(now - timedelta(days=1), now)

    plan = "\n".join(plan_by_index(sent[-1]))

    assert "using round_closed" in plan
    assert "Seq Scan" not in plan
