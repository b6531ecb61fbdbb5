"""The badge's number is that of the lists behind it, for everybody and in every state of a round."""

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from claims.access.comments import unread_mentions
from claims.access.sent_back import sent_back_to
from claims.desk.actions.commenting import read_mention
from claims.desk.actions.skipping import skip_claim
from claims.models import Claim, Person
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign
from claims.people.queries.session_row import read_session
from claims.vocabulary import Role
from tests import factories as make
from tests.plans import plan_by_index, sent_statements

pytestmark = pytest.mark.django_db


def session_of(person: Person) -> SessionBase:
    client = Client()
    client.force_login(person)
    return client.session


def news_of(person: Person) -> int | None:
    return read_session(session_of(person).session_key).news


def check(*people: Person) -> list[int]:
    """The numbers of these people, after comparing each with the lists that the person sees."""
    numbers = []
    for person in people:
        person = Person.objects.with_roles().get(pk=person.pk)
        number = news_of(person)
        assert number == len(unread_mentions(person)) + len(sent_back_to(person))
        numbers.append(number)
    return numbers


@pytest.fixture
def both(db: None) -> Person:
    """An editor who also reviews."""
    return make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)


def test_mentions_in_an_open_round_count_for_those_who_may_read_them(
    reviewer: Person, other_reviewer: Person, editor: Person, both: Person, outsider: Person
):
    claim = make.make_claim()
    make.comment(claim, reviewer, "@Edith Editor and @Bea Both, is it so?")
    assert check(reviewer, other_reviewer, editor, both, outsider) == [0, 0, 1, 0, 0]

    skip_claim(claim=claim, by=both, reason="time", note="")
    assert check(editor, both) == [1, 1]

    make.comment(claim, editor, "@Otto Other knows.")
    assert check(reviewer, other_reviewer) == [0, 1]


def test_mentions_count_once_the_round_is_closed(
    reviewer: Person, other_reviewer: Person, both: Person
):
    claim = make.make_claim()
    make.comment(claim, reviewer, "@Bea Both, is it so?")
    for person in (reviewer, other_reviewer):
        make.review(claim, person)

    assert check(both) == [1]
    make.comment(claim, both, "@Rita Reviewer, it is.")
    assert check(reviewer, other_reviewer) == [1, 0]


def test_read_mentions_do_not_count(reviewer: Person, editor: Person):
    comment = make.comment(make.make_claim(), reviewer, "@Edith Editor!")
    assert check(editor) == [1]

    read_mention(comment=comment, by=editor)

    assert check(editor) == [0]


def test_claims_sent_back_count_until_they_are_begun(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    claim = sent_back(claim, editor)
    assert check(reviewer, other_reviewer, editor) == [1, 1, 0]

    make.save(claim, reviewer)
    assert check(reviewer, other_reviewer) == [0, 1]

    make.review(claim, other_reviewer)
    assert check(reviewer, other_reviewer) == [0, 0]


def sent_back(claim: Claim, editor: Person) -> Claim:
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Again.")
    return make.fresh(claim)


def test_nothing_counts_of_an_article_that_is_assigned_to_others(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    make.comment(claim, editor, "@Rita Reviewer and @Otto Other!")
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    claim = sent_back(claim, editor)
    assert check(reviewer, other_reviewer) == [2, 2]

    assign(article=claim.article, by=editor, people=[other_reviewer])

    assert check(reviewer, other_reviewer) == [0, 2]


def test_nothing_counts_for_somebody_without_a_role(reviewer: Person, editor: Person):
    make.comment(make.make_claim(), editor, "@Rita Reviewer!")
    reviewer.groups.clear()
    assert check(reviewer) == [0]

    reviewer.is_active = False
    reviewer.save()
    assert news_of(reviewer) is None


def test_badge_begins_with_what_is_unread_not_with_the_archive(reviewer: Person, editor: Person):
    claim = make.make_claim()
    for _ in range(30):
        read_mention(comment=make.comment(claim, editor, "@Rita Reviewer!"), by=reviewer)
    key = session_of(reviewer).session_key

    with sent_statements() as sent:
        read_session(key)
    plan = "\n".join(plan_by_index(sent[-1]))

    assert "mention_unread" in plan
    assert "sent_back_to" in plan
