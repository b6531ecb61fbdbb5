"""A poll without news is answered early, and answers what the view answers."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from claims.access.change_token import change_token
from claims.models import Claim, Person, Session
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make

EARLY = "claims.web.polls.answer_polls"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def claim(db: None) -> Claim:
    return make.make_claim()


@pytest.fixture
def ask(settings: Settings) -> Callable[..., list[HttpResponse]]:
    """Asks with and without the early answer; with one client each, since a client keeps its middleware."""

    def ask(
        client: Client, address: str, method: str = "get", **headers: str
    ) -> list[HttpResponse]:
        early, late = Client(), Client()
        early.cookies = late.cookies = client.cookies
        first = getattr(early, method)(address, headers=FRAGMENT | headers)
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != EARLY]
        second = getattr(late, method)(address, headers=FRAGMENT | headers)
        settings.MIDDLEWARE.insert(settings.MIDDLEWARE.index("django.middleware.common.CommonMiddleware") + 1, EARLY)  # fmt: skip
        return [first, second]

    return ask


def address(claim: Claim, since: int | None, more: str = "") -> str:
    return f"{claim.article.get_absolute_url()}changes/?on=article&since={since}{more}"


def poll_of(claim: Claim, person: Person) -> str:
    """A poll to which nothing is new."""
    return address(claim, change_token(person, claim.article.slug))


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("who", ["reviewer", "editor"])
def test_early_answer_is_that_of_the_view(
    client: Client, request: pytest.FixtureRequest, claim: Claim, ask: Callable, who: str, method: str
):  # fmt: skip
    person = request.getfixturevalue(who)
    client.force_login(person)

    early, late = ask(client, poll_of(claim, person), method)

    assert (early.status_code, early.content) == (late.status_code, late.content) == (204, b"")
    del early.headers["Expires"], late.headers["Expires"]  # each says its own second
    assert dict(early.headers) == dict(late.headers)
    assert not early.cookies


def test_early_answer_costs_one_statement_and_no_view(
    client: Client, reviewer: Person, claim: Claim, django_assert_num_queries: DjangoAssertNumQueries
):  # fmt: skip
    client.force_login(reviewer)
    poll = poll_of(claim, reviewer)

    with django_assert_num_queries(1):
        answer = client.get(poll)

    assert answer.status_code == 204
    assert answer.wsgi_request.resolver_match is None


def leave(client: Client, person: Person) -> None:
    client.cookies.clear()


def end_session(client: Client, person: Person) -> None:
    Session.objects.all().delete()


def run_out(client: Client, person: Person) -> None:
    Session.objects.update(expire_date=timezone.now())


def change_password(client: Client, person: Person) -> None:
    person.set_password("another one")
    person.save()


def deactivate(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)


def lose_roles(client: Client, person: Person) -> None:
    person.groups.clear()


def tamper(client: Client, person: Person) -> None:
    client.cookies["sessionid"] = '"\\000' + client.cookies["sessionid"].value


def assign_to_others(client: Client, person: Person) -> None:
    by = make.make_person("Edith", Role.EDITOR)
    for article in make.Article.objects.all():
        assign(article=article, by=by, people=[make.make_person("Somebody", Role.REVIEWER)])


ENDINGS = {
    leave: 401, end_session: 401, run_out: 401, change_password: 401, deactivate: 401, tamper: 401,
    lose_roles: 404, assign_to_others: 404,
}  # fmt: skip


@pytest.mark.parametrize("end", ENDINGS)
def test_who_may_not_see_the_article_any_more_gets_no_204(
    client: Client, reviewer: Person, claim: Claim, ask: Callable, end: Callable
):
    client.force_login(reviewer)
    poll = poll_of(claim, reviewer)
    assert client.get(poll).status_code == 204

    end(client, reviewer)

    assert [answer.status_code for answer in ask(client, poll)] == [ENDINGS[end]] * 2


def test_session_row_of_another_person_gets_no_204_of_theirs(
    client: Client, reviewer: Person, editor: Person, claim: Claim, ask: Callable
):
    """The row names an editor, the signed session a reviewer: the reviewer's token counts."""
    client.force_login(reviewer)
    Session.objects.update(person=editor)
    make.save(claim, make.make_person("Otto", Role.REVIEWER))

    editors, own = poll_of(claim, editor), poll_of(claim, reviewer)

    assert [answer.status_code for answer in ask(client, editors)] == [200, 200]
    assert [answer.status_code for answer in ask(client, own)] == [204, 204]


@pytest.mark.parametrize(
    "query",
    ["", "?since=", "?since=0", "?since=x", "?since=²", "?since=%00", "?claim=1", "?since=1&claim=²",
     "?since=1&claim=99999999999999999999", "?since=1&claim=-1", "?since=None", "?since=1&since=2"],
)  # fmt: skip
def test_strange_poll_is_answered_by_the_view(
    client: Client, reviewer: Person, claim: Claim, ask: Callable, query: str
):
    client.force_login(reviewer)

    answers = ask(client, f"{claim.article.get_absolute_url()}changes/{query}")

    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize(
    "path",
    ["/articles/nowhere/changes/", "/articles//changes/", "/articles/a%00b/changes/",
     "/articles/%D0%B0/changes/", "/articles/a/changes", "/articles/a/changes/x", "/x/articles/a/changes/"],
)  # fmt: skip
def test_poll_of_no_article_is_not_found(
    client: Client, reviewer: Person, ask: Callable, path: str
):
    client.force_login(reviewer)

    statuses = [answer.status_code for answer in ask(client, f"{path}?since=1")]

    assert statuses[0] == statuses[1]
    assert statuses[0] in {301, 404}


def test_early_answer_is_for_our_host_names_only(client: Client, reviewer: Person, claim: Claim, ask: Callable):  # fmt: skip
    client.force_login(reviewer)

    answers = ask(client, poll_of(claim, reviewer), host="evil.example")

    assert [answer.status_code for answer in answers] == [400, 400]


def test_form_sent_to_a_poll_is_refused(client: Client, reviewer: Person, claim: Claim, ask: Callable):  # fmt: skip
    client.force_login(reviewer)

    answers = ask(client, poll_of(claim, reviewer), "post")

    assert [answer.status_code for answer in answers] == [405, 405]


def test_token_of_another_person_or_claim_is_news(
    client: Client, reviewer: Person, other_reviewer: Person, claim: Claim
):
    make.save(claim, other_reviewer)
    make.comment(claim, reviewer, "Mine.")
    client.force_login(reviewer)
    slug = claim.article.slug

    assert client.get(poll_of(claim, other_reviewer)).status_code == 200
    on_claim = change_token(reviewer, slug, claim.number)
    assert client.get(address(claim, on_claim)).status_code == 200
    assert client.get(address(claim, on_claim, f"&claim={claim.number}")).status_code == 204


# --- The bell in the bar -------------------------------------------------------------------------


def mention(reviewer: Person, editor: Person) -> None:
    make.comment(make.make_claim(), editor, f"@{reviewer}!")


def test_bell_without_news_is_answered_early_in_one_statement(
    client: Client, reviewer: Person, editor: Person, django_assert_num_queries: DjangoAssertNumQueries
):  # fmt: skip
    mention(reviewer, editor)
    client.force_login(reviewer)

    with django_assert_num_queries(1):
        answer = client.get("/news/?since=1", headers=FRAGMENT)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.wsgi_request.resolver_match is None


@pytest.mark.parametrize("since", ["", "0", "2", "x", "1\0", "9" * 99])
def test_bell_with_news_is_shown(
    client: Client, ask: Callable, reviewer: Person, editor: Person, since: str
):
    mention(reviewer, editor)
    client.force_login(reviewer)

    for answer in ask(client, "/news/?" + urlencode({"since": since})):
        assert answer.status_code == 200
        assert '<span class="count">1<span class="hide"> new</span></span>' in answer.text
        assert """hx-vals='{"since": 1}'""" in answer.text


def test_bell_of_nobody_tells_nothing(client: Client, ask: Callable):
    assert [answer.status_code for answer in ask(client, "/news/?since=0")] == [401, 401]


def test_bell_is_in_the_bar_and_says_nothing_without_news(client: Client, reviewer: Person):
    client.force_login(reviewer)

    page = client.get("/").text

    assert """hx-vals='{"since": 0}'""" in page
    assert 'class="count"' not in page
