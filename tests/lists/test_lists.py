"""The lists of articles, sources and reports: states, filters, order, pages by key."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from claims.access.articles import ArticleChoice, listed_articles
from claims.evidence.actions.cataloguing import retract_source
from claims.models import Article, Person, Source
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make
from tests.plans import plan_by_index, sent_statements

pytestmark = pytest.mark.django_db


def titles(page: HttpResponse) -> list[str]:
    assert page.status_code == 200
    return [article.title for article in page.context["articles"]]


def due(article: Article, deadline: datetime | None) -> None:
    """Give an article a deadline."""
    Article.objects.filter(pk=article.pk).update(deadline=deadline)


def cited(name: str, **fields: object) -> Source:
    """A source that a closed round cites."""
    claim = make.make_claim()
    piece = make.make_evidence(f"https://example.org/{name}", title=name, **fields)
    for person in ("One", "Two"):
        make.review(claim, make.make_person(person, Role.REVIEWER), evidence=(piece,))
    return Source.objects.get(title=name)


def test_articles_are_listed_by_state(client: Client, reviewer: Person):
    make.make_article(headline="Choosing")
    make.make_claim(make.make_article(headline="Checking"))
    make.make_disputed(make.make_article(headline="Deciding"))
    make.make_decided(make.make_article(headline="Ready"))
    make.make_report(make.make_article(headline="Published"))
    client.force_login(reviewer)

    for stage in ("choosing", "checking", "deciding", "ready", "published"):
        assert titles(client.get(f"/articles/?stage={stage}")) == [stage.capitalize()]
    page = client.get("/articles/?stage=deciding").text
    assert "1 disputed" in page
    assert (
        '<span class="state disputed"><span class="sign" aria-hidden="true">≠</span> To decide</span>'
        in page
    )


def test_articles_are_listed_by_assignment_and_deadline(
    client: Client, reviewer: Person, editor: Person
):
    now = timezone.now()
    for name, days in (("Late", -1), ("Soon", 2), ("Later", 20), ("Never", None)):
        due(make.make_article(headline=name), None if days is None else now + timedelta(days))
    assign(article=Article.objects.get(headline="Later"), by=editor, people=[reviewer])
    client.force_login(reviewer)

    assert titles(client.get("/articles/?whose=mine")) == ["Later"]
    assert titles(client.get("/articles/?due=late")) == ["Late"]
    assert titles(client.get("/articles/?due=week")) == ["Soon", "Late"]
    assert titles(client.get("/articles/?sort=due")) == ["Late", "Soon", "Later", "Never"]
    assert titles(client.get("/articles/?sort=oldest")) == ["Late", "Soon", "Later", "Never"]
    assert titles(client.get("/articles/")) == ["Never", "Later", "Soon", "Late"]


@pytest.mark.parametrize("order", ["", "oldest", "due"])
def test_pages_by_key_show_each_article_once(
    client: Client, reviewer: Person, order: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("claims.articles.views.articles.MOST_LISTED", 2)
    day = timezone.now() + timedelta(days=3)
    for n, deadline in enumerate((day, None, day, None, day + timedelta(1))):
        due(make.make_article(headline=f"A {n}"), deadline)
    client.force_login(reviewer)
    query = f"/articles/?stage=choosing{f'&sort={order}' if order else ''}"

    seen, address = [], query
    while address:
        page = client.get(address)
        seen += titles(page)
        older = page.context["older"]
        address = f"{query}&before={older.slug}" if older else ""
        assert not older or f"before={older.slug}" in page.text

    expected = {"": "43210", "oldest": "01234", "due": "20431"}[order]
    assert seen == [f"A {n}" for n in expected]


def test_others_articles_are_in_no_list(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    article = make.make_article(headline="Theirs")
    assign(article=article, by=editor, people=[other_reviewer])
    client.force_login(reviewer)

    for query in ("", "stage=choosing", "sort=due", "sort=oldest", "whose=mine"):
        assert titles(client.get(f"/articles/?{query}")) == []
    assert client.get(f"/articles/?before={article.slug}").status_code == 404


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/articles/?stage=done", "Articles have no such state."),
        ("/articles/?whose=theirs", "You can only list your own articles or everybody’s."),
        ("/articles/?due=never", "There’s no such deadline."),
        ("/articles/?sort=title", "Articles can’t be put in this order."),
        ("/articles/?sort=%00", "Articles can’t be put in this order."),
        ("/sources/?kind=rumour", "Sources have no such kind."),
        ("/sources/?reliability=Z", "Sources have no such rating."),
        ("/sources/?state=lost", "Sources have no such state."),
        ("/sources/?sort=title", "Sources can’t be put in this order."),
        ("/reports/?state=lost", "Reports have no such state."),
        ("/reports/?sort=title", "Reports can’t be put in this order."),
        (f"/reports/?q={'x' * 201}", "Search for at most 200 characters."),
    ],
)  # fmt: skip
def test_an_unknown_value_gets_a_sentence(
    client: Client, reviewer: Person, address: str, says: str
):
    client.force_login(reviewer)

    page = client.get(address)

    assert page.status_code == 422
    assert says in page.text


@pytest.mark.parametrize(("address", "next_step"), [
    ("/articles/?stage=ready", "Show all articles"),
    ("/articles/", "Add an article"),
    ("/sources/?kind=data", "Show all sources"),
    ("/sources/", "Sources appear here once the reviews that cite them are complete."),
    ("/reports/?q=oak", "Show all reports"),
    ("/reports/", "We haven’t published any reports yet."),
])  # fmt: skip
def test_an_empty_list_says_what_to_do(
    client: Client, reviewer: Person, address: str, next_step: str
):
    client.force_login(reviewer)

    assert next_step in client.get(address).text.partition("<main")[2]


def test_sources_are_listed_by_kind_rating_and_state(
    client: Client, reviewer: Person, editor: Person
):
    data = cited("Register", kind="data", reliability="A")
    news = cited("Paper", kind="news")
    retract_source(source=news, by=editor, lock_version=news.lock_version, reason="Withdrawn.")
    client.force_login(reviewer)

    for query, found in (
        ("kind=data", [data]), ("kind=news", [news]), ("reliability=A", [data]), ("state=retracted", [news]),
        ("state=standing", [data]), ("", [news, data]), ("sort=oldest", [data, news]), ("kind=data&state=retracted", []),
        ("q=register&kind=news", []), ("q=register&kind=data", [data]),
    ):  # fmt: skip
        assert list(client.get(f"/sources/?{query}").context["sources"]) == found, query


@pytest.mark.parametrize("order", ["", "oldest"])
def test_pages_of_sources_show_each_once(
    client: Client, reviewer: Person, order: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("claims.evidence.views.sources.PAGE_SIZE", 2)
    sources = [cited(f"Source {n}", kind="data") for n in range(5)]
    client.force_login(reviewer)

    seen, before = [], ""
    while before is not None:
        page = client.get(f"/sources/?kind=data&sort={order}&before={before}")
        seen += page.context["sources"]
        before = page.context["older"] and page.context["older"].pk

    assert seen == (sources if order else sources[::-1])


def test_reports_are_found_by_words_and_state_by_readers(client: Client, editor: Person):
    first = make.make_article("The city has 4,120 oaks.", headline="Oaks")
    second = make.make_article("The river rose by 3 metres.", headline="River")
    make.make_report(first, by=editor)
    make.make_report(second, by=editor)
    make.make_report(second, by=editor)

    def slugs(query: str) -> list[str]:
        return [row.slug for row in client.get(f"/reports/?{query}").context["rows"]]

    assert slugs("q=oak") == [first.slug]
    assert slugs("q=the") == slugs("q=zyxwvu") == []
    assert slugs("state=corrected") == [second.slug]
    assert slugs("state=first") == [first.slug]
    assert slugs("sort=oldest") == slugs("")[::-1] == [first.slug, second.slug]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (ArticleChoice(), "article_newest"),
        (ArticleChoice(stage="ready"), "article_newest"),
        (ArticleChoice(order="oldest"), "article_newest"),
        (ArticleChoice(order="due"), "article_tally_in_work"),
    ],
)
def test_articles_are_read_in_the_order_of_an_index(
    editor: Person, wanted: ArticleChoice, index: str
):
    after = make.make_article()
    for last in (None, after):
        with sent_statements() as statements:
            list(listed_articles(editor, wanted, last)[:31])

        plan = "\n".join(plan_by_index(statements[-1]))
        assert index in plan, plan
        assert "Sort Key: claims_article.created_at" not in plan
