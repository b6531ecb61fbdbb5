"""Nobody's work waits for nobody: what a person reserved is free when they leave, and editors see what is stuck."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.access.refusals import Conflict, Refusal
from claims.desk.actions.holds import set_waiting_for
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_next
from claims.desk.pages.stalled_work import find_stuck_rounds
from claims.models import Article, Claim, Event, Person, Review, ReviewSlot
from claims.moderation.actions.handing_over import hand_over
from claims.moderation.actions.planning import assign
from claims.people.actions.accounts import declare_conflicts, save_person
from claims.vocabulary import Role, SkipReason, TieBreak
from tests import factories as make

INDEX = "/admin/"
STUCK, DESERTED = "Nobody left to review", "Assigned only to people who left"


def reviewers(*names: str) -> list[Person]:
    return [make.make_person(name, Role.REVIEWER) for name in names]


def deactivate(person: Person, by: Person) -> None:
    person.is_active = False
    save_person(person=person, by=by, roles=[Role.REVIEWER])


def stuck(editor: Person) -> list[tuple[int, int, int]]:
    """Claim, reviews needed and people left of each stuck round."""
    return [
        (each.round.claim_version.claim_id, each.needed, each.able)
        for each in find_stuck_rounds(editor)
    ]


@pytest.fixture
def admin(db: None) -> Person:
    return make.make_person("Anna Administrator", Role.ADMINISTRATOR)


# --- Leaving -------------------------------------------------------------------------------


def test_what_a_person_reserved_is_free_when_they_leave(admin: Person, reviewer: Person):
    held, leased = make.make_claim(), make.make_claim()
    make.save(held, reviewer)
    set_waiting_for(claim=held, by=reviewer, what="the ministry")
    take_next(by=reviewer)
    assert ReviewSlot.objects.reserved_for(reviewer).count() == 2

    deactivate(reviewer, admin)

    assert not ReviewSlot.objects.filter(person=reviewer).exists()
    assert Review.objects.get(reviewer=reviewer).state == "draft"
    assert Event.objects.filter(event_type="free-hold").count() == 2
    assert leased.round.slots.filter(state="free").count() == 2


def test_tie_break_of_a_person_who_leaves_is_free(admin: Person, editor: Person):
    article = make.make_article()
    Article.objects.filter(pk=article.pk).update(tie_break=TieBreak.REVIEWER)
    claim = make.make_claim(Article.objects.get(pk=article.pk))
    one, two, three = reviewers("One", "Two", "Three")
    make.review(claim, one, "True")
    make.review(claim, two, "False")
    make.save(claim, three)

    deactivate(three, admin)

    assert claim.round.slots.get(kind="tie-break").state == "free"


def test_submitted_reviews_of_a_person_who_leaves_still_count(admin: Person, reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer)

    deactivate(reviewer, admin)

    assert claim.round.slots.get(person=reviewer).state == "submitted"


def test_removing_access_asks_who_takes_over(client: Client, reviewer: Person):
    admin = make.make_person("Adam", Role.ADMINISTRATOR, Role.EDITOR)
    successor, _ = reviewers("Sue Successor", "Other")
    article = make.make_article(headline="Trees")
    assign(article=article, by=admin, people=[reviewer])
    client.force_login(admin)
    typed = {"email": reviewer.email, "name": reviewer.name, "byline_kind": "name"}
    typed["groups"] = reviewer.groups.get().pk

    answer = client.post(f"/admin/claims/person/{reviewer.pk}/change/", typed)
    page = client.get(answer.url)
    given = {"articles": article.pk, "to": successor.pk}
    done = client.post(answer.url, given, follow=True)

    assert answer.url == f"/admin/claims/person/{reviewer.pk}/hand-over/"
    assert "Trees" in page.text
    assert "Who takes over?" in page.text
    assert "Sue Successor takes over 1 article." in done.text
    assert [each.person for each in article.assignments.all()] == [successor]
    assert Event.objects.about(article).first().event_type == "assign"


def test_administrator_who_sees_no_articles_reads_no_titles(
    client: Client, admin: Person, editor: Person, reviewer: Person
):
    assign(article=make.make_article(headline="Hushtitle"), by=editor, people=[reviewer])
    deactivate(reviewer, admin)
    client.force_login(admin)

    page = client.get(f"/admin/claims/person/{reviewer.pk}/hand-over/").text

    assert "an article that you can’t see" in page
    assert "Hushtitle" not in page


def test_work_of_somebody_who_can_sign_in_is_not_handed_over(admin: Person, editor: Person):
    one, two = reviewers("One", "Two")
    article = make.make_article()
    assign(article=article, by=editor, people=[one])

    with pytest.raises(Conflict):
        hand_over(person=one, to=two, by=admin, articles=[article])


def test_nobody_who_left_takes_over(admin: Person, editor: Person):
    one, two = reviewers("One", "Two")
    article = make.make_article()
    assign(article=article, by=editor, people=[one])
    deactivate(one, admin)
    deactivate(two, admin)

    with pytest.raises(Refusal):
        hand_over(person=one, to=two, by=admin, articles=[article])


# --- What editors see ----------------------------------------------------------------------


def test_article_assigned_only_to_people_who_left_is_shown(
    client: Client, admin: Person, editor: Person
):
    one, two = reviewers("One", "Two")
    article = make.make_article(headline="Trees")
    assign(article=article, by=editor, people=[one, two])
    client.force_login(editor)

    deactivate(one, admin)
    with_one_left = client.get(INDEX).text
    deactivate(two, admin)
    page = client.get(INDEX)

    assert DESERTED not in with_one_left
    assert DESERTED in page.text
    assert list(page.context["stalled"].deserted) == [article]
    assign(article=article, by=editor, people=reviewers("Three"))
    assert DESERTED not in client.get(INDEX).text


def test_claim_that_one_of_two_reviewers_skips_is_shown_at_once(client: Client, editor: Person):
    one, two = reviewers("One", "Two")
    claim = make.make_claim()
    client.force_login(editor)
    assert STUCK not in client.get(INDEX).text

    skip_claim(claim=claim, by=one, reason=SkipReason.TIME)

    assert stuck(editor) == [(claim.pk, 2, 1)]
    assert STUCK in client.get(INDEX).text
    skip_claim(claim=claim, by=two, reason=SkipReason.TIME)
    assert stuck(editor) == [(claim.pk, 2, 0)]


def test_claim_that_asks_for_more_reviews_than_there_are_reviewers_is_shown(editor: Person):
    reviewers("One", "Two")
    claim = make.make_claim(make.make_article(reviews_needed=3))

    assert stuck(editor) == [(claim.pk, 3, 2)]
    reviewers("Three")
    assert stuck(editor) == []


def test_claim_of_which_reviewers_have_a_conflict_of_interest_is_shown(editor: Person):
    one, _ = reviewers("One", "Two")
    claim = make.make_claim(make.make_article(publisher="The Daily Note"))

    declare_conflicts(by=one, interests=["The Daily Note"])

    assert stuck(editor) == [(claim.pk, 2, 1)]


def test_claim_assigned_to_too_few_is_shown(editor: Person):
    one, *_ = reviewers("One", "Two", "Three")
    claim = make.make_claim()

    assign(article=claim.article, by=editor, people=[one])

    assert stuck(editor) == [(claim.pk, 2, 1)]


def test_claim_whose_reviewer_left_is_shown(admin: Person, editor: Person):
    one, _ = reviewers("One", "Two")
    claim = make.make_claim()

    deactivate(one, admin)

    assert stuck(editor) == [(claim.pk, 2, 1)]


def test_review_that_is_given_is_not_missed(editor: Person):
    one, two = reviewers("One", "Two")
    claim = make.make_claim()

    make.review(claim, one)
    make.save(claim, two)

    assert stuck(editor) == []


def test_lease_that_ended_can_be_taken_again_by_its_reviewer(editor: Person):
    one, _ = reviewers("One", "Two")
    claim = make.make_claim()
    take_next(by=one)
    ReviewSlot.objects.filter(person=one).update(until=timezone.now())

    assert claim.round.slots.filter(state="leased").exists()
    assert stuck(editor) == []


def test_editor_who_is_blinded_in_the_round_is_not_told(editor: Person):
    party = make.make_person("Party", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim(make.make_article(reviews_needed=3))
    make.save(claim, party)

    assert stuck(party) == []
    assert stuck(editor) == [(claim.pk, 2, 0)]


@pytest.mark.parametrize("count", [1, 3])
def test_stuck_rounds_cost_two_queries(
    editor: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    claims: list[Claim] = [make.make_claim() for _ in range(count)]
    assert editor.is_editor  # reads the roles, once for each request

    with django_assert_num_queries(2):
        assert len(stuck(editor)) == len(claims)
