"""The coverage page: every sentence with its state, and sorting sentences, with and without JavaScript."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.articles.actions.revising import revise_article
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Claim, Person
from claims.vocabulary import Role, SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
TEXT = "The city has 35,000 trees. It planted 1,200 of them in 2024. Nobody knows. Rain is lovely."


@pytest.fixture
def article(client: Client, reviewer: Person) -> Article:
    """Four sentences, the first of them a claim that is being checked."""
    article = make.make_article(TEXT)
    make.make_claim(article)
    client.force_login(reviewer)
    return article


def address(article: Article, more: str = "") -> str:
    return f"/articles/{article.slug}/coverage/{more}"


def states(article: Article) -> list[str]:
    rows = list_coverage(article.revision.pk)
    return [f"{row.coverage} {row.because}".strip() for row in rows]


def test_coverage_shows_every_sentence_with_its_state(client: Client, article: Article):
    dismiss_claim(
        claim=article.claims.get(number=3),
        by=make.make_person("Ed", Role.EDITOR),
        reason=SetAside.OPINION,
    )

    page = client.get(address(article))

    words = page.content.decode()
    assert [row.state_label for row in page.context["rows"]] == [
        "has claims", "to sort", "not checkable: an opinion", "to sort",
    ]  # fmt: skip
    assert "2 of 4 sentences to sort" in words
    assert f'<a href="{article.claims.get(number=1).get_absolute_url()}">claim 1</a>' in words
    assert "claim 3 set aside" in words
    assert words.count('class="unread width-') == 2
    assert 'href="/articles/' + article.slug + '/coverage/#sentence-4"' in words


def test_coverage_marks_several_sentences_as_not_checkable(client: Client, article: Article):
    typed = {"revision": 1, "sentence": [3, 4], "mark": "opinion"}

    answer = client.post(address(article), typed, follow=True)

    assert states(article)[2:] == ["not-checkable opinion", "not-checkable opinion"]
    assert "2 sentences: an opinion." in answer.content.decode()
    assert answer.redirect_chain == [(f"{address(article)}#sentence-3", 302)]


def test_coverage_marks_a_sentence_as_cut_and_undoes_the_mark(client: Client, article: Article):
    typed = {"revision": 1, "sentence": 4}

    client.post(address(article), typed | {"mark": "cut"})
    assert states(article)[3] == "cut"

    client.post(address(article), typed | {"mark": "take-back"})
    assert states(article)[3] == "unread"


def test_coverage_as_a_fragment_returns_the_changed_rows_and_an_undo_button(
    client: Client, article: Article
):
    client.post(address(article), {"revision": 1, "sentence": 3, "mark": "opinion"})
    typed = {"revision": 1, "sentence": [3, 4], "mark": "cut"}

    answer = client.post(address(article), typed, headers=AS_FRAGMENT)

    words = answer.content.decode()
    assert "<html" not in words
    assert [words.count(f'id="{name}"') for name in ("state-3", "segment-4", "state-1")] == [
        1,
        1,
        0,
    ]
    assert "1 of 4 sentences to sort" in words
    assert 'name="undo" value="3:opinion 4:"' in words

    client.post(address(article), {"revision": 1, "undo": "3:opinion 4:"})
    assert states(article)[2:] == ["not-checkable opinion", "unread"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"revision": 1, "mark": "cut"}, "Tick at least one sentence first."),
        ({"revision": 1, "sentence": 2}, "Choose why these sentences don’t need a check."),
        ({"sentence": 2, "mark": "cut"}, "Reload the page: it’s out of date."),
        ({"revision": 1, "sentence": 2, "mark": "boring"}, "Select a valid choice."),
        ({"revision": 1, "undo": "2:boring; 3"}, "Enter a valid value."),
    ],
)  # fmt: skip
def test_coverage_explains_what_is_missing(
    client: Client, article: Article, typed: dict, sentence: str
):
    answer = client.post(address(article), typed)
    fragment = client.post(address(article), typed, headers=AS_FRAGMENT)

    assert (answer.status_code, fragment.status_code) == (422, 422)
    assert sentence in answer.content.decode()
    assert sentence in fragment.content.decode()
    assert states(article)[1] == "unread"


def test_marking_sentences_of_an_older_version_is_a_conflict(
    client: Client, article: Article, reviewer: Person
):
    revise_article(article=article, by=reviewer, text=f"{TEXT} It is late.")

    for form in ({"sentence": 2, "mark": "cut"}, {"undo": "2:cut"}):
        answer = client.post(address(article), {"revision": 1} | form)

        assert answer.status_code == 409
        assert "The article now has a newer version (2)." in answer.content.decode()
    assert states(article)[1] == "unread"


def test_coverage_opens_the_suggested_claim_of_a_sentence(client: Client, article: Article):
    answer = client.post(address(article, "claim/"), {"revision": 1, "sentence": 2}, follow=True)

    assert Claim.objects.get(number=2).status == "open"
    assert article.claims.count() == 4
    assert "Claim 2 opened for review." in answer.content.decode()


def test_coverage_makes_a_claim_where_none_is_suggested(client: Client, reviewer: Person):
    article = make.make_article("TREES OF THE CITY\n\nThe city has 35,000 trees.")
    assert article.claims.count() == 1
    client.force_login(reviewer)

    client.post(address(article, "claim/"), {"revision": 1, "sentence": 1})

    made = article.claims.get(number=2)
    assert (made.status, made.current.quote) == ("open", "TREES OF THE CITY")
    again = client.post(address(article, "claim/"), {"revision": 1, "sentence": 1})
    assert again.status_code == 409
    assert "This sentence is already claim 2." in again.content.decode()


def test_coverage_changes_the_role_of_a_sentence(client: Client, article: Article):
    typed = {"revision": 1, "position": 2, "role-2": "caption", "role-1": "headline"}

    answer = client.post(address(article, "role/"), typed, follow=True)

    roles = list(article.revision.sentences.order_by("position").values_list("role", flat=True))
    assert roles[:2] == ["body", "caption"]
    assert "Sentence 2 is now: caption." in answer.content.decode()
    assert client.post(address(article, "role/"), {"revision": 1, "position": 2}).status_code == 422


def test_coverage_is_paged_but_the_strip_shows_all_sentences(client: Client, reviewer: Person):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(1000, 1230)))
    client.force_login(reviewer)

    page = client.get(address(article, "?from=200"))

    words = page.content.decode()
    assert [row.position for row in page.context["rows"]] == list(range(201, 231))
    assert words.count('id="segment-') == 230
    assert f'href="{address(article)}?from=200#sentence-230"' in words


@pytest.mark.parametrize("count", [1, 30])
def test_coverage_costs_the_same_for_1_and_30_sentences(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(
        " ".join(f"The city planted {n} trees." for n in range(100, 100 + count))
    )
    make.make_claim(article)
    client.force_login(reviewer)

    with django_assert_num_queries(7):
        client.get(address(article))


def test_coverage_is_only_for_members_who_can_see_the_article(
    client: Client, article: Article, other_reviewer: Person, outsider: Person
):
    article.assignments.create(person=make.make_person("Somebody else", Role.REVIEWER))
    for person in (other_reviewer, outsider):
        client.force_login(person)

        assert client.get(address(article)).status_code == 404
        assert (
            client.post(address(article), {"revision": 1, "sentence": 2, "mark": "cut"}).status_code
            == 404
        )
    assert states(article)[1] == "unread"


def test_a_long_article_has_a_list_of_its_parts(client: Client, reviewer: Person):
    article = make.make_article(" ".join(f"There are {n} trees." for n in range(1, 251)))
    make.make_claim(article)
    client.force_login(reviewer)

    page = client.get(address(article, "?from=100"))

    parts = [(p.first, p.last, p.unread, p.is_current) for p in page.context["parts"]]
    assert parts == [(1, 100, 99, False), (101, 200, 100, True), (201, 250, 50, False)]
    assert [row.position for row in page.context["rows"]] == list(range(101, 201))
    assert '<a href="?from=200"' in page.text
    assert len(page.context["strip"]) == 250


def test_the_strip_of_a_very_long_article_shows_one_part(client: Client, reviewer: Person):
    article = make.make_article(" ".join(f"There are {n} trees." for n in range(1, 702)))
    client.force_login(reviewer)

    page = client.get(address(article, "?from=600"))

    assert [row.position for row in page.context["strip"]] == list(range(601, 701))
    assert page.context["unread"] == 701
