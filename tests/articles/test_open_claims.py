"""The page on which users choose claims to check."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Article, Claim, Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def typed(article: Article, **changes: str) -> dict:
    """The submitted form with the preselected claims ticked; `changes` overrides fields, with `__` in their names."""
    form = {"claim": []}
    for claim in article.claims.proposed().select_related("current"):
        prefix = f"claim-{claim.number}"
        form["claim"].append(claim.number)
        form |= {
            f"{prefix}-lock_version": claim.lock_version,
            f"{prefix}-statement": claim.current.statement,
            f"{prefix}-claimant": claim.current.claimant,
            f"{prefix}-dismissed": "",
        }
        if claim.is_preselected:
            form[f"{prefix}-is_opened"] = "on"
    return form | {
        name.replace("_", "-", 1).replace("__", "-"): value for name, value in changes.items()
    }


def test_choose_claims_ticks_the_preselected_claims(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)

    page = client.get(f"/articles/{article.slug}/claims/")

    ticked = {row.claim.number for row in page.context["page"].rows if row["is_opened"].value()}
    assert ticked == {claim.number for claim in article.claims.filter(is_preselected=True)}
    assert len(re.findall(r'<input type="checkbox"[^>]* checked', page.content.decode())) == len(
        ticked
    )


def test_choose_claims_opens_edits_and_drops_claims_together(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)
    last = article.claims.latest("number").number
    changes = {
        "claim_1__statement": "The city of Bonn has 35,000 trees.",
        f"claim_{last}__dismissed": "prediction",
    }
    form = typed(article, **changes)
    form.pop(f"claim-{last}-is_opened", None)

    answer = client.post(f"/articles/{article.slug}/claims/", form)

    assert answer.status_code == 302
    first = Claim.objects.with_words().get(article=article, number=1)
    assert (first.status, first.current.number) == ("open", 2)
    assert first.current.statement == "The city of Bonn has 35,000 trees."
    assert article.claims.get(number=last).set_aside_reason == "prediction"


def test_choose_claims_refuses_a_claim_that_is_ticked_and_dropped(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)
    form = typed(article, claim_1__dismissed="opinion", claim_2__statement="Kept words.")

    answer = client.post(f"/articles/{article.slug}/claims/", form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose one of the two." in page
    assert "Kept words." in page
    assert not article.claims.exclude(status="proposed").exists()


def test_choose_claims_changes_nothing_if_a_colleague_edited_a_claim_in_the_meantime(
    client: Client, reviewer: Person
):
    article = make.make_article()
    client.force_login(reviewer)
    form = typed(article, claim_2__statement="Mine.")
    Claim.objects.filter(article=article, number=2).update(lock_version=99)

    answer = client.post(f"/articles/{article.slug}/claims/", form)

    assert answer.status_code == 409
    assert not article.claims.exclude(status="proposed").exists()


def test_choose_claims_ignores_claims_a_colleague_opened_in_the_meantime(
    client: Client, reviewer: Person
):
    article = make.make_article()
    client.force_login(reviewer)
    form = typed(article)
    make.make_claim(article)

    answer = client.post(f"/articles/{article.slug}/claims/", form)

    assert answer.status_code == 302
    assert article.claims.get(number=1).versions.count() == 1


def test_choose_claims_shows_a_long_article_in_pages(client: Client, reviewer: Person):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 205)))
    client.force_login(reviewer)

    first = client.get(f"/articles/{article.slug}/claims/").context["page"]
    second = client.get(f"/articles/{article.slug}/claims/", {"from": first.following}).context[
        "page"
    ]

    assert [len(first.rows), first.following, len(second.rows)] == [100, 100, 5]


@pytest.mark.parametrize("rows", [1, 30])
def test_choose_claims_costs_the_same_for_1_and_30_claims(
    client: Client, reviewer: Person, rows: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(rows)))
    client.force_login(reviewer)

    with django_assert_num_queries(5):
        client.get(f"/articles/{article.slug}/claims/")


def test_choose_claims_is_404_if_the_user_cannot_see_the_article(client: Client, outsider: Person):
    article = make.make_article()
    client.force_login(outsider)

    assert client.post(f"/articles/{article.slug}/claims/", typed(article)).status_code == 404


def test_claim_add_adds_a_quoted_claim(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)

    answer = client.post(f"/articles/{article.slug}/claims/add/", {"quote": "35,000 trees"})

    added = Claim.objects.with_words().latest("number")
    assert answer.status_code == 302
    assert (added.current.quote, added.status) == ("35,000 trees", "proposed")


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [("", "required"), ("no such words", "not in the article"), ("of", "3 times")],
)
def test_claim_add_keeps_a_quote_that_it_cannot_locate(
    client: Client, reviewer: Person, quote: str, sentence: str
):
    article = make.make_article("The city of trees. One of them, or of two, is old.")
    client.force_login(reviewer)

    answer = client.post(
        f"/articles/{article.slug}/claims/add/", {"quote": quote, "statement": "Kept words."}
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Kept words." in answer.content.decode()
