"""Answering for sentences: claims, reasons, cuts, and how suggested claims follow them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.answering import answer_sentences
from claims.articles.actions.claim_lifecycle import add_claim, open_claims, set_aside_claim
from claims.articles.queries.sentence_coverage import CUT, count_unread, list_coverage
from claims.models import Article, Claim, Event, Person
from claims.vocabulary import Choice, EventType, NotCheckable, Role
from tests import factories as make

TEXT = "TREES OF THE CITY\n\nThe city has 35,000 trees. Nobody knows why. Rain is lovely."


@pytest.fixture
def article(db: None) -> Article:
    """A heading without a claim, a preselected suggestion and two others."""
    return make.make_article(TEXT)


def answers(article: Article) -> list[str]:
    return [row.answer for row in list_coverage(article.revision.pk)]


def answer(article: Article, by: Person, positions: list[int], what: str) -> list[int]:
    return answer_sentences(article=article, by=by, revision=1, positions=positions, answer=what)


def claim_of(article: Article, number: int) -> Claim:
    return article.claims.get(number=number)


def events(article: Article) -> list[str]:
    chain = Event.objects.filter(chain__article=article).order_by("sequence")
    return list(chain.values_list("event_type", flat=True))[2:]  # after load and split


def test_a_new_article_has_suggestions_and_sentences_to_sort(article: Article):
    assert answers(article) == ["to-sort", "suggested", "to-sort", "to-sort"]
    assert count_unread(article.revision.pk) == 4


@pytest.mark.parametrize(
    ("what", "aside"),
    [
        (NotCheckable.OPINION, "opinion"),
        (NotCheckable.PREDICTION, "prediction"),
        (NotCheckable.QUESTION, "question"),
        (NotCheckable.DESCRIPTION, "description"),
        (NotCheckable.COMMON, "common-knowledge"),
        (NotCheckable.CLUTTER, "cut"),
        (NotCheckable.HEADING, "description"),
        (CUT, "cut"),
    ],
)
def test_a_reason_marks_the_sentence_and_drops_its_suggested_claim(
    article: Article, reviewer: Person, what: str, aside: str
):
    assert answer(article, reviewer, [2, 3], what) == [2, 3]

    assert answers(article)[1:3] == [what, what]
    assert [claim_of(article, n).set_aside_reason for n in (1, 2)] == [aside, aside]
    assert [row.sentence.marked_by for row in list_coverage(article.revision.pk)][1:3] == [
        reviewer.name
    ] * 2
    assert events(article) == ["dismiss", "dismiss", "mark-sentences"]


def test_another_reason_gives_the_dropped_claim_that_reason(article: Article, reviewer: Person):
    answer(article, reviewer, [3], NotCheckable.OPINION)
    answer(article, reviewer, [3], NotCheckable.PREDICTION)

    assert claim_of(article, 2).set_aside_reason == "prediction"
    assert answer(article, reviewer, [3], NotCheckable.PREDICTION) == []


def test_to_sort_brings_a_dropped_claim_back_as_a_suggestion(article: Article, reviewer: Person):
    answer(article, reviewer, [2], NotCheckable.OPINION)

    assert answer(article, reviewer, [2], Choice.SUGGESTED) == [2]

    assert answers(article)[1] == "suggested"
    assert claim_of(article, 1).status == "proposed"
    assert events(article)[2:] == ["restore", "mark-sentences"]
    answer(article, reviewer, [2], Choice.TO_SORT)
    assert answers(article)[1] == "to-sort"


def test_a_sentence_is_chosen_as_a_claim_and_opens_no_round(article: Article, reviewer: Person):
    answer(article, reviewer, [2, 3], Choice.CLAIM)

    assert answers(article) == ["to-sort", "claim", "claim", "to-sort"]
    chosen = [claim_of(article, 1), claim_of(article, 2)]
    assert [(claim.status, claim.chosen_by) for claim in chosen] == [("proposed", reviewer)] * 2
    assert count_unread(article.revision.pk) == 4
    payload = Event.objects.filter(event_type=EventType.MARK_SENTENCES).get().payload.body
    assert '"answer":"claim"' in payload
    assert '"claims":[1,2]' in payload


def test_a_heading_becomes_a_claim_of_its_own(article: Article, reviewer: Person):
    answer(article, reviewer, [1], Choice.CLAIM)

    made = claim_of(article, 4)
    assert (made.current.quote, made.chosen_by) == ("TREES OF THE CITY", reviewer)
    assert answers(article)[0] == "claim"
    answer(article, reviewer, [1], Choice.TO_SORT)
    assert answers(article)[0] == "to-sort"


def test_a_dropped_claim_is_chosen_again(article: Article, reviewer: Person):
    answer(article, reviewer, [3], NotCheckable.OPINION)
    answer(article, reviewer, [3], Choice.CLAIM)

    assert answers(article)[2] == "claim"
    assert article.claims.count() == 3


def test_claims_that_are_being_checked_stay_as_they_are(article: Article, reviewer: Person):
    open_claims(article=article, by=reviewer, numbers=[1])

    for what in (NotCheckable.OPINION, CUT, Choice.CLAIM, Choice.TO_SORT):
        assert answer(article, reviewer, [2], what) == []

    assert answers(article)[1] == "checked"
    assert events(article) == ["open"]
    assert answer(article, reviewer, [2, 3], NotCheckable.OPINION) == [3]


def test_a_claim_that_an_editor_set_aside_after_its_round_is_not_touched(
    article: Article, reviewer: Person, editor: Person
):
    (claim,) = open_claims(article=article, by=reviewer, numbers=[1])
    set_aside_claim(claim=claim, by=editor, lock_version=claim.lock_version, reason="opinion")

    assert answer(article, reviewer, [2], Choice.TO_SORT) == []
    with pytest.raises(Conflict, match="claim 1, which was set aside"):
        answer(article, reviewer, [2], Choice.CLAIM)
    assert claim_of(article, 1).status == "set-aside"


def test_a_claim_of_two_sentences_is_dropped_only_with_both(article: Article, reviewer: Person):
    both = add_claim(article=article, by=reviewer, quote="Nobody knows why. Rain is lovely.")

    answer(article, reviewer, [3], NotCheckable.OPINION)
    assert make.fresh(both).status == "proposed"
    answer(article, reviewer, [3, 4], CUT)
    assert make.fresh(both).set_aside_reason == "cut"


def test_an_answer_to_an_older_version_is_a_conflict(article: Article, reviewer: Person):
    with pytest.raises(Conflict, match="newer version"):
        answer_sentences(article=article, by=reviewer, revision=2, positions=[1], answer=CUT)


def test_an_answer_about_an_unknown_sentence_is_refused(article: Article, reviewer: Person):
    with pytest.raises(Refusal, match="not in the article"):
        answer(article, reviewer, [2, 99], CUT)


def test_only_people_who_see_the_article_answer(article: Article, outsider: Person):
    article.assignments.create(person=make.make_person("Ann", Role.REVIEWER))

    for person in (outsider, make.make_person("Bob", Role.REVIEWER)):
        with pytest.raises(Forbidden):
            answer(article, person, [1], CUT)
    assert answers(article)[0] == "to-sort"


@pytest.mark.parametrize("count", [3, 30])
def test_many_claims_are_opened_with_one_statement_for_each_event(
    reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(
        " ".join(f"The city planted {n} trees." for n in range(100, 100 + count))
    )

    with django_assert_num_queries(10 + count):
        opened = open_claims(article=article, by=reviewer, numbers=range(1, count + 1))

    assert len(opened) == count
    assert all(claim.round.slots.count() == 2 for claim in opened[:3])
