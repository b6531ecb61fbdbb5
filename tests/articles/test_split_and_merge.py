"""Pages that change the wording of claims: selected words, ambiguous quotes, splitting, merging and hints."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from claims.models import Article, Claim, Person
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = (
    "Prices rose by 4 percent and wages rose by 4 percent in 2024. "
    "The city has 35,000 trees, and it planted 1,200 of them. Rents rose too."
)


@pytest.fixture
def article(client: Client, reviewer: Person) -> Article:
    client.force_login(reviewer)
    return make.make_article(TEXT)


def numbered(article: Article, number: int = 1) -> Claim:
    return make.fresh(article.claims.get(number=number))


def address(claim: Claim, move: str) -> str:
    return f"{claim.get_absolute_url()}{move}/"


def quotes(article: Article) -> dict[int, str]:
    return {
        c.number: c.current.quote
        for c in article.claims.exclude(status="set-aside").select_related("current")
    }


def press(client: Client, page: HttpResponse, path: str, index: int) -> HttpResponse:
    """Press the button of one of the matches."""
    return client.post(path, dict(page.context["quote_matches"][index].fields))


def test_selected_words_fill_the_edit_form_and_are_not_saved_yet(client: Client, article: Article):
    claim = numbered(article)
    picked = {"pick": "words", "quote": "wages rose", "prefix": "and ", "suffix": " by"}

    page = client.post(address(claim, "edit"), picked)

    assert page.status_code == 200
    assert page.context["form"]["quote"].value() == "wages rose"
    assert claim.versions.count() == 1

    typed = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    client.post(address(claim, "edit"), typed)
    assert numbered(article).current.quote == "wages rose"


def test_ambiguous_quote_of_an_edit_is_chosen_with_a_button(client: Client, article: Article):
    claim = numbered(article)
    typed = {
        "quote": "rose by 4 percent",
        "statement": "Wages.",
        "lock_version": claim.lock_version,
    }

    page = client.post(address(claim, "edit"), typed)

    words = page.content.decode()
    assert page.status_code == 422
    assert "These words appear in the article 2 times." in words
    assert [match.excerpt[:12] for match in page.context["quote_matches"]] == [
        "Prices rose ",
        "…ces rose by",
    ]

    assert press(client, page, address(claim, "edit"), 1).status_code == 302
    claim = numbered(article)
    assert (claim.start, claim.current.statement) == (TEXT.index("rose by 4 percent in"), "Wages.")


def test_ambiguous_quote_of_a_new_claim_is_chosen_with_a_button(client: Client, article: Article):
    path = f"/articles/{article.slug}/claims/add/"

    page = client.post(path, {"quote": "rose by 4 percent", "claimant": "the bank"})

    assert page.status_code == 422
    assert 'name="claimant" value="the bank"' in page.content.decode()
    assert press(client, page, path, 0).status_code == 302
    added = article.claims.latest("number")
    assert (added.start, added.current.claimant) == (7, "the bank")


def test_split_page_shows_the_claim_and_the_selected_part(client: Client, article: Article):
    claim = numbered(article, 2)
    picked = {
        "pick": "part",
        "quote": "it planted 1,200",
        "prefix": "trees, and ",
        "suffix": " of them",
    }

    page = client.post(address(claim, "split"), picked)

    assert page.status_code == 200
    assert 'data-text dir="auto">The city has 35,000 trees' in page.content.decode()
    assert page.context["form"]["part_1"].value() == "it planted 1,200"
    assert page.context["form"]["prefix_1"].value() == "trees, and "


def test_split_makes_parts_that_point_to_the_claim(client: Client, article: Article):
    claim = numbered(article, 2)
    typed = {
        "part_1": "The city has 35,000 trees",
        "part_3": "it planted 1,200 of them",
        "lock_version": claim.lock_version,
    }

    answer = client.post(address(claim, "split"), typed, follow=True)

    assert "Claim 2 was split into claims 2, 4." in answer.content.decode()
    assert quotes(article)[2] == "The city has 35,000 trees"
    assert quotes(article)[4] == "it planted 1,200 of them"
    for page in ("", "history/"):
        words = client.get(f"{numbered(article, 4).get_absolute_url()}{page}").content.decode()
        assert f'Split from <a href="{claim.get_absolute_url()}">claim 2</a>' in words


def test_ambiguous_part_is_chosen_with_a_button(client: Client, article: Article):
    claim = numbered(article)
    typed = {
        "part_1": "Prices rose",
        "part_2": "rose by 4 percent",
        "lock_version": claim.lock_version,
    }

    page = client.post(address(claim, "split"), typed)

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"part_2"}
    assert press(client, page, address(claim, "split"), 1).status_code == 302
    assert numbered(article, 4).start == TEXT.index("rose by 4 percent in")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"part_1": "Prices rose"}, "Enter at least two parts"),
        ({"part_1": "Prices", "part_2": "Prices"}, "Two parts are the same."),
        ({"part_1": "Prices", "part_2": "Rents rose"}, "These words are not in the article."),
    ],
)
def test_split_explains_what_is_missing(
    client: Client, article: Article, typed: dict, sentence: str
):
    claim = numbered(article)

    page = client.post(address(claim, "split"), typed | {"lock_version": claim.lock_version})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert article.claims.count() == 3


@pytest.mark.parametrize("move", ["split", "merge"])
def test_changing_a_claim_that_changed_in_the_meantime_is_a_conflict(
    client: Client, article: Article, move: str
):
    claim = numbered(article)
    typed = {
        "part_1": "Prices",
        "part_2": "wages",
        "others": "2",
        "lock_version": claim.lock_version + 1,
    }

    answer = client.post(address(claim, move), typed)

    assert answer.status_code == 409
    assert "Somebody changed claim 1" in answer.content.decode()


def test_merge_offers_neighbours_and_covers_all_ticked_claims(client: Client, article: Article):
    claim = numbered(article, 2)
    page = client.get(address(claim, "merge"))
    assert [other.number for other in page.context["near"]] == [1, 3]

    answer = client.post(
        address(claim, "merge"), {"others": ["3"], "lock_version": claim.lock_version}, follow=True
    )

    assert "Claim 3 was merged into claim 2." in answer.content.decode()
    assert quotes(article)[2].endswith("of them. Rents rose too.")
    merged = client.get(numbered(article, 3).get_absolute_url()).content.decode()
    assert f'Merged into <a href="{claim.get_absolute_url()}">claim 2</a>' in merged


def test_merge_needs_a_tick_and_accepts_only_offered_claims(client: Client, article: Article):
    claim = numbered(article, 2)
    for others, sentence in (
        ([], "Tick at least one claim"),
        (["2"], "Select a valid choice"),
        (["9"], "Select a valid choice"),
    ):
        answer = client.post(
            address(claim, "merge"), {"others": others, "lock_version": claim.lock_version}
        )

        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_only_an_editor_changes_the_wording_of_a_decided_claim(client: Client, article: Article):
    claim = make.make_decided(article)

    for move in ("split", "merge", "edit"):
        assert client.get(address(claim, move)).status_code == 403


@pytest.mark.parametrize("move", ["split", "merge"])
def test_wording_pages_are_only_for_members_who_can_see_the_article(
    client: Client, article: Article, outsider: Person, move: str
):
    article.assignments.create(person=make.make_person("Somebody else", Role.REVIEWER))
    claim = numbered(article)
    client.force_login(outsider)

    assert client.get(address(claim, move)).status_code == 404
    assert (
        client.post(address(claim, move), {"lock_version": claim.lock_version}).status_code == 404
    )


def test_hints_are_shown_beside_the_wording(client: Client, article: Article):
    sentence = "This looks like two claims"

    card = client.get(numbered(article, 2).get_absolute_url()).content.decode()
    proposals = client.get(f"/articles/{article.slug}/claims/").content.decode()

    assert card.count(sentence) == 1
    assert proposals.count(sentence) == 1
    assert sentence not in client.get(numbered(article, 3).get_absolute_url()).content.decode()


def test_article_links_to_its_sentences_and_to_a_new_version(client: Client, article: Article):
    page = client.get(article.get_absolute_url()).content.decode()

    assert re.search(rf'href="/articles/{article.slug}/claims/"\s*>Choose claims to check', page)
    assert f'href="/articles/{article.slug}/revise/">Upload a new version</a>' in page


def test_publishing_links_to_the_sentences_to_sort(
    client: Client, article: Article, editor: Person
):
    client.force_login(editor)

    page = client.get(f"/admin/claims/article/{article.pk}/publish/").content.decode()

    assert "3 sentences are not sorted" in page
    assert f'href="/articles/{article.slug}/claims/">Sort them</a>' in page


def test_signs_are_not_part_of_the_text_of_the_article(client: Client, article: Article):
    make.make_decided(article)

    page = client.get(article.get_absolute_url()).content.decode()

    text = page.split("<div data-text")[1].split("</div>")[0]
    assert 'data-sign="✔ 1"' in text
    assert "✔" not in text.replace('data-sign="✔ 1"', "")
