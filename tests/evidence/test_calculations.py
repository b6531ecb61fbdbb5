"""Calculations: while they are typed, in reviews, in the admin and in a report."""

import pytest
from django.test import Client

from claims.models import Claim, Person
from claims.vocabulary import Role
from tests import factories as make

SUMS = "Growth: (1,340 − 1,200) ÷ 1,200 ≈ 11.7%\n2 trees + 3 people\n<b>By the table</b>"
RESULT = "= 11.6667…%, which rounds to 11.7% ✔"


@pytest.fixture
def claim(db: None) -> Claim:
    """A claim on which two reviewers agree, one of them with a calculation and a translation."""
    claim = make.make_claim()
    piece = make.make_evidence(workings=SUMS, passage="Дерева", translation="Trees")
    for name, evidence in (("One", piece), ("Two", make.make_evidence())):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(evidence,))
    return make.fresh(claim)


def test_calculation_is_worked_out_while_it_is_typed(client: Client, reviewer: Person):
    client.force_login(reviewer)

    page = client.post(
        "/calculations/", {"field": "source-1-workings", "source-1-workings": SUMS}
    ).text

    assert f"<dd>{RESULT}</dd>" in page
    assert '<dd class="error">Units differ: trees, and people.</dd>' in page
    assert "<b>" not in page
    assert client.post("/calculations/", {}).text.strip() == ""


def test_review_and_admin_show_results_and_translation(
    client: Client, claim: Claim, editor: Person
):
    client.force_login(editor)

    for address in (claim.get_absolute_url(), f"/admin/claims/claim/{claim.pk}/change/"):
        page = client.get(address).text
        assert f"<dd>{RESULT}</dd>" in page
        assert '<dd class="error">Units differ: trees, and people.</dd>' in page
        assert 'Translation: <span dir="auto">Trees' in page
        assert "<b>By" not in page


def test_report_shows_results_without_mistakes(client: Client, claim: Claim, editor: Person):
    make.confirm_claims(claims=[claim], by=editor)
    make.publish(article=claim.article, by=editor, reason="All is known.")

    page = client.get(f"/reports/{claim.article.slug}/claims/{claim.number}/").text

    assert RESULT in page
    assert "2 trees + 3 people" in page
    assert "Units differ" not in page
    assert "<b>By" not in page
    assert 'Translation:</b> <span dir="auto">Trees' in page
