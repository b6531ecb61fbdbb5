"""The statement behind the change token keeps the conditions of claims/access, which are written as querysets."""

import itertools
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from claims.access.articles import visible_articles
from claims.access.change_token import (
    READER,
    TOKEN_PARTS,
    TokenParts,
    change_token,
    token_parameters,
)
from claims.access.comments import visible_comments
from claims.access.slots import occupied_slots
from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_slot
from claims.models import Article, Claim, Event, Person, Review, ReviewSlot
from claims.moderation.actions.planning import assign
from claims.people.queries.poll import PollRow, read_poll
from claims.sql_files import fetch_row
from claims.vocabulary import VISIBLE_TO_THE_TEAM, EventType, Role, SetAside, SkipReason
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, Person]:
    return {
        "Rita": make.make_person("Rita", Role.REVIEWER),
        "Otto": make.make_person("Otto", Role.REVIEWER),
        "Edith": make.make_person("Edith", Role.EDITOR),
        "Bea": make.make_person("Bea", Role.REVIEWER, Role.EDITOR),
        "Bo": make.make_person("Bo", Role.REVIEWER, Role.EDITOR),
        "Ada": make.make_person("Ada", Role.ADMINISTRATOR),
        "Olga": make.make_person("Olga"),
        "Tom": make.make_person("Tom", Role.REVIEWER),
        "Una": make.make_person("Una", Role.REVIEWER),
        "Root": make.make_person("Root", is_superuser=True),
    }


@pytest.fixture
def claims(people: dict[str, Person]) -> list[Claim]:
    """Claims with comments in open, closed and no rounds, taken, drafted, left and set aside; the last is in an assigned article."""
    text = " ".join(f"The city planted {n} trees." for n in range(100, 110))
    article = make.make_article(text, reviews_needed=3)
    taken, talked, closed = (make.make_claim(article) for _ in range(3))
    suggested = article.claims.filter(status="proposed").first()
    make.comment(suggested, people["Edith"], "Worth checking?")
    assigned = make.make_claim()
    take_slot(claim=taken, by=people["Otto"])
    make.comment(taken, people["Otto"], "@Bea, help.")
    make.save(talked, people["Rita"])
    make.save(talked, people["Una"])
    skip_claim(claim=make.fresh(talked), by=people["Tom"], reason=SkipReason.TIME)
    make.comment(talked, people["Otto"], "Hushed.")
    skip_claim(claim=make.fresh(talked), by=people["Bo"], reason=SkipReason.TIME)
    make.comment(talked, people["Edith"], "@Rita, look.")
    for name in ("Rita", "Otto", "Root"):
        make.review(closed, people[name])
    ended, left = (make.make_claim(article) for _ in range(2))
    make.save(ended, people["Tom"])
    ReviewSlot.objects.filter(person=people["Tom"]).update(until=timezone.now())
    make.save(left, people["Tom"])
    left = make.fresh(left)
    set_aside_claim(
        claim=left, by=people["Edith"], lock_version=left.lock_version, reason=SetAside.OPINION
    )
    make.comment(make.fresh(closed), people["Bea"], "All can read this.")
    take_slot(claim=make.fresh(assigned), by=people["Otto"])
    assign(article=assigned.article, by=people["Edith"], people=[people["Otto"], people["Bea"]])
    people["Una"].groups.set(Group.objects.filter(name=Role.EDITOR))
    people["Una"] = Person.objects.get(pk=people["Una"].pk)
    return [taken, talked, closed, suggested, assigned]


def read_parts(person: Person, claim: Claim) -> TokenParts | None:
    return fetch_row(
        TokenParts,
        READER + TOKEN_PARTS,
        person=person.pk,
        is_editor=person.is_editor,
        is_reviewer=person.is_reviewer,
        **token_parameters(claim.article.slug, claim.number),
    )


def expected_parts(person: Person, claim: Claim) -> TokenParts | None:
    """The same from the querysets of claims/access."""
    if not visible_articles(person).filter(pk=claim.article_id).exists():
        return None
    events = Event.objects.filter(chain__article=claim.article_id).order_by("-sequence")
    drafts = Review.objects.filter(reviewer=person, state="draft").order_by("-created_at", "-pk")
    slots = occupied_slots(person, claim.article)
    comments = visible_comments(person).filter(claim=claim).order_by("-pk")
    return TokenParts(
        article=claim.article_id,
        last_event=events.filter(event_type__in=VISIBLE_TO_THE_TEAM).values_list("sequence", flat=True).first(),
        last_own_event=events.filter(actor_id=person.pk).values_list("sequence", flat=True).first(),
        draft=drafts.values_list("pk", flat=True).first(),
        comment=comments.values_list("pk", flat=True).first(),
        occupied=[f"{slot.pk}:{slot.person_id}:{slot.state}" for slot in slots],
    )  # fmt: skip


def test_parts_are_those_that_the_person_may_see(people: dict[str, Person], claims: list[Claim]):
    pairs = list(itertools.product(people.values(), claims))

    found = [read_parts(person, claim) for person, claim in pairs]

    assert found == [expected_parts(person, claim) for person, claim in pairs]
    # The world is not so simple that one answer fits everybody.
    seen = [parts for parts in found if parts]
    assert 0 < len(seen) < len(found)
    assert len({parts.comment for parts in seen}) >= 4
    assert len({tuple(parts.occupied) for parts in seen}) >= 3


def test_poll_reads_the_parts_of_its_person(people: dict[str, Person], claims: list[Claim]):
    """The poll reads the roles in its statement, not from a person."""
    for person in people.values():
        client = Client()
        client.force_login(person)
        key = client.cookies["sessionid"].value
        for claim in claims:
            row = read_poll(key, claim.article.slug, claim.number)
            assert row.person == person
            assert row.token == change_token(person, claim.article.slug, claim.number)


@pytest.mark.parametrize("is_superuser", [False, True])
@pytest.mark.parametrize("count", range(4))
def test_roles_of_the_poll_are_those_of_the_person(count: int, is_superuser: bool):
    claim = make.make_claim()
    make.save(claim, make.make_person("Otto", Role.REVIEWER))
    for roles in itertools.combinations(Role, count):
        person = make.make_person("Somebody", *roles, is_superuser=is_superuser)
        person.groups.add(Group.objects.get_or_create(name="of something else")[0])
        client = Client()
        client.force_login(person)

        row = read_poll(client.cookies["sessionid"].value, claim.article.slug, 0)

        assert isinstance(row, PollRow)
        assert (row.article is not None) == person.is_member
        assert bool(row.occupied) == (person.is_editor and not person.is_reviewer)


def test_events_of_the_statement_are_those_that_the_team_may_know():
    listed = re.search(r"event_type IN \(([^)]*)\)", TOKEN_PARTS)[1]

    assert {EventType(name) for name in re.findall(r"'([\w-]+)'", listed)} == set(
        VISIBLE_TO_THE_TEAM
    )


def test_article_that_does_not_exist_has_no_token(people: dict[str, Person]):
    assert not Article.objects.filter(slug="nowhere").exists()
    assert [change_token(person, "nowhere") for person in people.values()] == [None] * 10
