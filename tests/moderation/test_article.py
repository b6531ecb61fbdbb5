"""Articles, reports and the ledger for an editor."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Article, Event, Person
from claims.moderation.admin import event as ledger
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order

LIST = "/admin/claims/article/"
LEDGER = "/admin/claims/event/"


def page_of(article: Article, move: str = "change") -> str:
    return f"{LIST}{article.pk}/{move}/"


@pytest.mark.parametrize(
    "query", ["created_by__password__startswith=a", "slug=x", "scale__id__exact=1"]
)
def test_list_takes_no_filters(desk: Client, query: str):
    assert desk.get(f"{LIST}?{query}").status_code == 400


def test_page_shows_progress_people_and_reports(client: Client, world: World):
    client.force_login(world.editor)

    response = client.get(page_of(world.article))

    assert (response.context["article"].settled_count, response.context["article"].claim_count) == (
        4,
        6,
    )
    assert "Open to every reviewer." in response.text
    assert f'href="/reports/{world.article.slug}/"' in response.text
    assert len(response.context["claims"]) == 9


@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_for_any_number_of_claims(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"There are {n} trees." for n in range(1, count + 1)))
    for number in range(count):
        make.make_claim(article)
        article.assignments.create(person=make.make_person(f"Person {number}", Role.REVIEWER))

    for move, queries in (("change", 7), ("claim-review", 4), ("assign", 4)):
        with django_assert_num_queries(queries):  # "change" looks for claims that wait elsewhere
            desk.get(page_of(article, move))


# --- Assigning -----------------------------------------------------------------------------


def test_assign(desk: Client, reviewer: Person, other_reviewer: Person):
    article = make.make_article()

    desk.post(page_of(article, "assign"), {"people": [reviewer.pk]})

    assert [a.person for a in article.assignments.all()] == [reviewer]
    assert Event.objects.about(article).first().event_type == "assign"
    shown = desk.get(page_of(article, "assign"))
    assert shown.context["form"]["people"].value() == [reviewer.pk]
    desk.post(page_of(article, "assign"), {})
    assert not article.assignments.exists()


@pytest.mark.parametrize("move", ["publish", "assign"])
def test_moves_are_for_editors_only(client: Client, world: World, reviewer: Person, move: str):
    before = Event.objects.count()

    assert client.post(page_of(world.article, move)).url == "/accounts/login/?next=%2F"
    for person in (reviewer, world.administrator):
        client.force_login(person)
        assert client.get(page_of(world.article, move)).status_code == 403
        assert client.post(page_of(world.article, move), {"reason": "x"}).status_code == 403
    client.force_login(world.editor)
    assert client.put(page_of(world.article, move)).status_code == 405
    assert client.post(f"{LIST}999/{move}/").status_code == 404
    assert Event.objects.count() == before


# --- Reports -------------------------------------------------------------------------------


def test_report_is_shown_and_links_to_its_public_page(client: Client, world: World):
    client.force_login(world.editor)

    page = client.get(f"/admin/claims/report/{world.report.pk}/change/").text
    rows = client.get("/admin/claims/report/").text

    assert world.report.sha256 in page
    assert "Published in a test." in page
    for text in (page, rows):
        assert f'href="/reports/{world.article.slug}/1/"' in text


# --- The ledger ----------------------------------------------------------------------------


def test_ledger_is_newest_first_with_names(client: Client, world: World):
    client.force_login(world.editor)

    rows = client.get(LEDGER).context["rows"]

    assert [row["event"].pk for row in rows] == sorted(
        (row["event"].pk for row in rows), reverse=True
    )
    assert (rows[0]["action"], rows[0]["by"], rows[0]["thing"][0]) == (
        "report published",
        "Edith Editor",
        "report 1",
    )
    assert rows[-1]["by"] == "command line"
    assert all(row["thing"][1] for row in rows)


def test_ledger_of_one_article(client: Client, world: World):
    other = make.make_article()
    client.force_login(world.editor)

    rows = client.get(f"{LEDGER}?article={other.pk}").context["rows"]

    assert [row["action"] for row in rows] == [
        "split into sentences and suggested claims",
        "article added",
    ]
    assert client.get(f"{LEDGER}?article=999").context["rows"] == []


def test_ledger_is_paged_by_the_hash_of_its_last_row(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ledger, "PAGE", 10)
    client.force_login(world.editor)
    keys, address = [], LEDGER

    while address:
        context = client.get(address).context
        keys += [row["event"].pk for row in context["rows"]]
        address = context["more"] and f"{LEDGER}?before={context['more'].hash}"

    assert keys == list(Event.objects.order_by("-pk").values_list("pk", flat=True))
    assert client.get(f"{LEDGER}?before=x").context["rows"][0]["event"].pk == keys[0]


def test_ledger_shows_no_words_of_a_payload(client: Client, world: World):
    reviewer = make.make_person("Rita", Role.REVIEWER)
    claim = make.make_claim(world.article)
    make.review(claim, reviewer, rationale="Words of a rationale.")
    client.force_login(world.editor)

    assert "Words of a rationale." not in client.get(LEDGER).text
    assert client.post(LEDGER).status_code == 405
