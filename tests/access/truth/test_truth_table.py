"""Every role, state and action is allowed, hidden, not allowed or too late, as the tables of the design say."""

from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.access.articles import can_see_article
from claims.access.claims import visible_claims
from claims.access.refusals import Refusal
from claims.access.rules import (
    ARTICLE_RULES,
    RULES,
    SOURCE_RULES,
    actions_for,
    article_actions_for,
    require,
    require_for,
    require_source,
    source_actions_for,
)
from claims.access.sources import annotate_identity_known, visible_sources
from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.articles.actions.revising import revise_article
from claims.desk.actions.skipping import skip_claim
from claims.models import Article, Claim, Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.moderation.actions.planning import assign
from claims.people.actions.accounts import declare_conflicts
from claims.vocabulary import Action, ClaimStatus, Role, SetAside, SkipReason
from tests import factories as make
from tests.access.truth.table import ARTICLES, CLAIMS, NEWSROOM, SOURCES, read_table

HEADING = "Trees of the city"
TEXT = f"{HEADING}\n\n" + " ".join(
    f"The city planted {number}00 trees in {2000 + number}." for number in range(1, 8)
)
STATES = (
    ClaimStatus.PROPOSED,
    ClaimStatus.OPEN,
    ClaimStatus.AGREED,
    ClaimStatus.DISPUTED,
    ClaimStatus.DECIDED,
    ClaimStatus.CONTEXT_CHANGED,
    ClaimStatus.SET_ASIDE,
)
OPEN_SOURCE, CLOSED_SOURCE = "https://example.org/open", "https://example.org/closed"
SIGNS = {403: "-", 409: "!"}

User = Person | AnonymousUser


@dataclass
class World:
    """One claim in every state, and somebody in every relation to them."""

    people: dict[str, User]
    article: Article
    claims: dict[ClaimStatus, int] = field(default_factory=dict)
    """Keys of the claims."""

    def person(self, name: str) -> User:
        """The person as a request would have them, with nothing remembered."""
        known = self.people[name]
        return Person.objects.get(pk=known.pk) if known.pk else known

    def claim(self, status: ClaimStatus) -> Claim:
        """The claim in this state."""
        return make.fresh(Claim(pk=self.claims[status]))


def make_people() -> dict[str, User]:
    return {
        "nobody": AnonymousUser(),
        "elsewhere": make.make_person("Elsa Where", Role.REVIEWER),
        "assigned": make.make_person("Anna Signed", Role.REVIEWER),
        "reserved": make.make_person("Rhea Served", Role.REVIEWER),
        "reviewed": make.make_person("Ria Viewed", Role.REVIEWER),
        "conflict": make.make_person("Connie Flict", Role.REVIEWER),
        "editor": make.make_person("Edith Editor", Role.EDITOR),
        "+reviewed": make.make_person("Pat Ty", Role.EDITOR, Role.REVIEWER),
        "+blinded": make.make_person("Bo Linded", Role.EDITOR, Role.REVIEWER),
        "+skipped": make.make_person("Skip Ped", Role.EDITOR, Role.REVIEWER),
        "admin": make.make_person("Ada Min", Role.ADMINISTRATOR),
        "disabled": make.make_person("Dis Abled", Role.EDITOR, Role.REVIEWER),
    }


def make_world() -> World:
    """Make the claims through the actions."""
    people = make_people()
    article = make.make_article(
        TEXT, headline=HEADING, publisher="The Daily Note", reviews_needed=3
    )
    world = World(people, article)
    names = ("assigned", "reserved", "reviewed", "conflict", "disabled")
    assign(article=article, by=people["editor"], people=[people[name] for name in names])
    declare_conflicts(by=people["conflict"], interests=["The Daily Note"])
    change_context(world)
    for status in STATES[1:]:
        if status != ClaimStatus.CONTEXT_CHANGED:
            world.claims[status] = make.make_claim(article, by=people["editor"]).pk
            review_by_all(world, status)
    confirm(world, ClaimStatus.DECIDED)
    aside = world.claim(ClaimStatus.SET_ASIDE)
    set_aside_claim(
        claim=aside, by=people["editor"], lock_version=aside.lock_version, reason=SetAside.OPINION
    )
    world.claims[ClaimStatus.PROPOSED] = article.claims.get(status=ClaimStatus.PROPOSED).pk
    Person.objects.filter(pk=people["disabled"].pk).update(is_active=False)
    return world


def review_by_all(world: World, status: ClaimStatus) -> None:
    """Write the reviews of the claim that is to be in a state. One is missing on the open one, and reserved."""
    claim = world.claim(status)
    skip_claim(claim=claim, by=world.person("+skipped"), reason=SkipReason.EDITOR)
    is_open = status == ClaimStatus.OPEN
    cited = OPEN_SOURCE if is_open else CLOSED_SOURCE
    for name in ("reviewed", "+reviewed"):
        make.review(claim, world.person(name), evidence=(make.make_evidence(cited),))
    if is_open:
        make.save(claim, world.person("reserved"))
    else:
        label = "False" if status == ClaimStatus.DISPUTED else "True"
        make.review(claim, world.person("reserved"), label)


def confirm(world: World, status: ClaimStatus) -> None:
    confirm_claims(claims=[world.claim(status)], by=world.person("editor"))


def change_context(world: World) -> None:
    """Decide a claim, and then change the heading above it. This comes first: it concerns all claims that there are."""
    world.claims[ClaimStatus.CONTEXT_CHANGED] = make.make_claim(world.article).pk
    review_by_all(world, ClaimStatus.CONTEXT_CHANGED)
    confirm(world, ClaimStatus.CONTEXT_CHANGED)
    text = world.article.revision.text.replace(HEADING, "Nothing of this is true")
    revise_article(article=world.article, by=world.person("editor"), text=text)


@pytest.fixture(scope="module")
def world(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    """The world, made once: these tests change nothing."""
    with django_db_blocker.unblock():
        built = make_world()
        connection.check_constraints()
    return built


CLAIM_TABLE, ARTICLE_TABLE, SOURCE_TABLE = map(read_table, (CLAIMS, ARTICLES, SOURCES))


def column_of(table: dict[str, dict[str, str]], name: str) -> dict[str, str]:
    return {action: cells[name] for action, cells in table.items()}


def answer(refuse: object, **arguments: object) -> str:
    """The sign of what a rule answers."""
    try:
        refuse(**arguments)
    except Refusal as refusal:
        return SIGNS[refusal.status]
    return "+"


def test_there_is_one_claim_in_every_state(world: World, db: None):
    rows = dict(Claim.objects.filter(article=world.article).values_list("pk", "status"))

    assert {key: status.value for status, key in world.claims.items()} == rows


def test_every_action_has_its_row():
    assert {Action(name) for name in CLAIM_TABLE} == set(RULES)
    assert {Action(name) for name in ARTICLE_TABLE} == set(ARTICLE_RULES)
    assert {Action(name) for name in SOURCE_TABLE} == set(SOURCE_RULES)
    named = {*CLAIM_TABLE, *ARTICLE_TABLE, *SOURCE_TABLE}
    assert named == set(Action), "an action that no table rules"


@pytest.mark.parametrize("name", CLAIM_TABLE["open"])
def test_action_on_a_claim_is_answered_as_the_table_says(world: World, db: None, name: str):
    """What is refused is never offered, and what is hidden is refused too."""
    user = world.person(name)
    seen = set(visible_claims(user).values_list("pk", flat=True)) if user.is_active else set()
    got = dict.fromkeys(CLAIM_TABLE, "")
    for status in STATES:
        claim = world.claim(status)
        offered = actions_for(user, claim)
        for action in CLAIM_TABLE:
            said = answer(require, user=user, action=Action(action), claim=claim)
            assert (said == "+") == (Action(action) in offered), (action, status)
            is_hidden = claim.pk not in seen
            assert not (is_hidden and said != "-"), (action, status)
            got[action] += "." if is_hidden else said

    assert got == column_of(CLAIM_TABLE, name)


@pytest.mark.parametrize("name", CLAIM_TABLE["open"])
def test_page_of_a_hidden_claim_leads_nowhere(world: World, db: None, name: str):
    client, user = Client(), world.person(name)
    if user.pk:
        client.force_login(user)

    response = client.get(world.claim(ClaimStatus.OPEN).get_absolute_url())

    is_hidden = set("".join(column_of(CLAIM_TABLE, name).values())) == {"."}
    expected = {302} if name in ("nobody", "disabled") else {404} if is_hidden else {200}
    assert {response.status_code} == expected


@pytest.mark.parametrize("name", ARTICLE_TABLE["load"])
def test_action_on_an_article_or_the_newsroom_is_answered_as_the_table_says(
    world: World, db: None, name: str
):
    user, article = world.person(name), Article.objects.get(pk=world.article.pk)
    got = {}
    for action in ARTICLE_TABLE:
        on = None if action in NEWSROOM else article
        got[action] = answer(require_for, user=user, action=Action(action), article=on)
        assert (got[action] == "+") == (Action(action) in article_actions_for(user, on)), action

    assert got == column_of(ARTICLE_TABLE, name)


@pytest.mark.parametrize("name", SOURCE_TABLE["edit-source"])
def test_action_on_a_source_is_answered_as_the_table_says(world: World, db: None, name: str):
    user = world.person({"cited": "reviewed", "reads": "assigned"}.get(name, name))
    got = dict.fromkeys(SOURCE_TABLE, "")
    for url in (OPEN_SOURCE, CLOSED_SOURCE):
        source = Source.objects.get(url=url)
        rows = annotate_identity_known(user, visible_sources(user)) if user.is_active else None
        seen = rows.filter(pk=source.pk).first() if rows is not None else None
        source.is_identity_known = False
        offered = source_actions_for(user, seen or source)
        for action in SOURCE_TABLE:
            said = answer(require_source, user=user, action=Action(action), source=seen or source)
            assert (said == "+") == (Action(action) in offered), action
            got[action] += said if seen else "."

    assert got == column_of(SOURCE_TABLE, name)


def test_nobody_acts_on_an_article_they_do_not_see(world: World, db: None):
    for name, known in world.people.items():
        user = world.person(name) if known.pk else known
        if not (user.is_active and can_see_article(user, world.article)):
            assert article_actions_for(user, world.article) == set(), name
