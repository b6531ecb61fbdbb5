"""Articles, reports and the ledger for an editor."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.articles.queries.sentence_coverage import count_unread
from claims.evidence.actions.cataloguing import retract_source
from claims.models import Article, Event, NewsroomSettings, Person, Report, Source
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

    for move, queries in (("change", 7), ("publish", 9), ("claim-review", 4), ("assign", 4)):
        with django_assert_num_queries(queries):  # "change" looks for claims that wait elsewhere
            desk.get(page_of(article, move))


# --- Publishing ----------------------------------------------------------------------------


def test_publish_says_what_is_unfinished(client: Client, world: World):
    client.force_login(world.editor)

    response = client.get(page_of(world.article, "publish"))

    assert [claim.number for claim in response.context["unfinished"]] == [1, 2, 5, 6]
    assert "4 claims not decided yet" in response.text


def test_publish_says_what_readers_are_not_told_of_the_desk(desk: Client):
    address = page_of(make.make_article(), "publish")

    bare = desk.get(address)
    NewsroomSettings.objects.update(contact="desk@paper.example", method="Counting.")
    told = desk.get(address)
    NewsroomSettings.objects.update(corrections_policy="We say so.")

    assert bare.context["untold"] == [
        "contact details", "the corrections policy", "the method",
    ]  # fmt: skip
    assert 'href="/admin/claims/newsroomsettings/1/change/"' in bare.text
    assert told.context["untold"] == ["the corrections policy"]
    assert "Your settings are missing" not in desk.get(address).text


def test_publish(desk: Client, editor: Person):
    article = make.make_article()
    make.make_decided(article)

    asked = desk.post(page_of(article, "publish"), {"reason": ""})
    response = desk.post(
        page_of(article, "publish"), {"reason": "The rest is opinion."}, follow=True
    )

    report = Report.objects.get(article=article)
    unread = count_unread(article.revision.pk)
    assert (asked.status_code, asked.context["unread"]) == (422, unread)
    assert response.redirect_chain == [(page_of(article), 302)]
    assert f'<a href="/reports/{article.slug}/">View report</a>' in response.text
    assert (report.number, report.published_by) == (1, editor)
    assert Event.objects.about(report).get().event_type == "publish"


def test_publishing_again_needs_a_reason(client: Client, world: World):
    client.force_login(world.editor)

    bare = client.post(page_of(world.article, "publish"), {"reason": " "})
    told = client.post(page_of(world.article, "publish"), {"reason": "A mistake in claim 3."})

    assert bare.status_code == 422
    assert "Enter what changed since the last report, and why." in bare.text
    assert told.status_code == 302
    assert Report.objects.values_list("number", "reason").first() == (2, "A mistake in claim 3.")


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


def test_publishing_tells_which_claims_lean_on_a_retracted_source(desk: Client, editor: Person):
    claim = make.make_decided()
    page = f"/admin/claims/article/{claim.article_id}/publish/"
    assert "retracted" not in desk.get(page).text
    source = Source.objects.get()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")

    answer = desk.get(page)

    assert list(answer.context["to_recheck"]) == [claim]
    assert "1 claim uses a retracted source</strong>" in answer.text
    link = rf'href="/admin/claims/claim/{claim.pk}/change/"\s*>{claim.number}, decided</a>'
    assert re.search(link, answer.text)


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
