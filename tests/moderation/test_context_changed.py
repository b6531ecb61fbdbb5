"""An editor looks at a claim whose context changed: both contexts, and *Still stands*, one by one or many at once."""

import pytest
from django.test import Client

from claims.articles.actions.revising import revise_article
from claims.models import Claim, Person
from claims.vocabulary import ClaimStatus
from tests import factories as make
from tests.moderation.test_claim import LIST
from tests.moderation.test_claim_actions import address, last_move

TEXT = "Spain\n\nUnemployment fell to 11 per cent in 2024."


def make_changed(more: str = "") -> Claim:
    """Return a decided claim whose heading changed since."""
    claim = make.make_decided(make.make_article(TEXT + more))
    text = (TEXT + more).replace("Spain", "Portugal")
    revise_article(article=claim.article, by=None, text=text)
    return make.fresh(claim)


@pytest.fixture
def changed(db: None) -> Claim:
    return make_changed()


def test_page_shows_both_contexts_and_asks_for_a_look(desk: Client, changed: Claim):
    page = desk.get(address(changed, "change")).text

    assert "The context changed since the verdict" in page
    assert 'worded">Spain</span></del>' in page
    assert 'worded">Portugal</span></ins>' in page
    assert "Still stands" in page
    assert 'data-key="submit y"' in page
    assert "not in force" in page


def test_still_stands(desk: Client, changed: Claim, editor: Person):
    form = {"lock_version": changed.lock_version}

    page = desk.post(address(changed, "still-stands"), form, follow=True).text

    assert f"Claim {changed.number} still stands:" in page
    assert "The verdict is in force." in page
    assert make.fresh(changed).status == ClaimStatus.DECIDED
    assert last_move(changed) == ("still-stands", editor.pk)
    assert "The context changed since the verdict" not in desk.get(address(changed, "change")).text


def test_still_stands_after_another_change_is_a_conflict(desk: Client, changed: Claim):
    seen = changed.lock_version
    revise_article(article=changed.article, by=None, text=TEXT.replace("Spain", "Italy"))

    answer = desk.post(address(changed, "still-stands"), {"lock_version": seen})

    assert answer.status_code == 409
    assert 'worded">Italy</span></ins>' in answer.text
    assert make.fresh(changed).status == ClaimStatus.CONTEXT_CHANGED


def test_many_verdicts_are_kept_after_reading_both_contexts(desk: Client, changed: Claim):
    claims = [changed, make_changed(" More.")]
    form = {"action": "keep_verdicts", "index": "0"}
    form["_selected_action"] = [claim.pk for claim in claims]

    shown = desk.post(LIST, form)

    assert shown.text.count('worded">Portugal</span></ins>') == 2
    assert {make.fresh(claim).status for claim in claims} == {ClaimStatus.CONTEXT_CHANGED}
    form["seen"] = [f"{claim.pk}:{claim.lock_version}" for claim in claims]
    del form["index"]
    assert "2 claims kept: 1, 1." in desk.post(LIST, form, follow=True).text
    assert {make.fresh(claim).status for claim in claims} == {ClaimStatus.DECIDED}


def test_only_verdicts_of_a_changed_context_are_kept_together(desk: Client, changed: Claim):
    agreed = make.make_agreed()
    form = {"action": "keep_verdicts", "_selected_action": [changed.pk, agreed.pk], "index": "0"}

    page = desk.post(LIST, form, follow=True).text

    assert f"Claim {agreed.number} is agreed. You can only keep verdicts" in page
    assert "No claim was kept." in page


def test_list_and_first_page_show_what_waits(desk: Client, changed: Claim):
    listed = desk.get(f"{LIST}?status=context-changed").text

    assert "Unemployment fell" in listed
    assert "Unemployment fell" in desk.get(LIST).text
    assert "?status=context-changed" in desk.get("/admin/").text


def test_publishing_names_the_claim_as_not_decided(desk: Client, changed: Claim):
    page = desk.get(f"/admin/claims/article/{changed.article_id}/publish/").text

    assert "1 claim is waiting for an editor, because the article changed around it" in page


def test_confirming_many_shows_how_the_context_changed(desk: Client, db: None):
    claim = make.make_agreed(make.make_article(TEXT))
    text = TEXT.replace("Spain", "Portugal")
    revise_article(article=claim.article, by=None, text=text)
    form = {"action": "confirm_agreed", "index": "0", "_selected_action": [claim.pk]}

    page = desk.post(LIST, form).text

    assert 'worded">Spain</span></del>' in page
    assert "since the reviews" in desk.get(address(claim, "change")).text


@pytest.mark.parametrize("count", [1, 3])
def test_reading_many_costs_the_same(
    desk: Client, db: None, count: int, django_assert_num_queries: object
):
    claims = [make_changed(f" More {n}.") for n in range(count)]
    form = {"action": "keep_verdicts", "index": "0"}
    form["_selected_action"] = [claim.pk for claim in claims]

    with django_assert_num_queries(6):
        desk.post(LIST, form)


def test_reviewer_sees_the_new_context_beside_the_earlier_review(client: Client, changed: Claim):
    mine = changed.round.reviews.select_related("reviewer").first().reviewer
    client.force_login(mine)

    page = client.get(changed.get_absolute_url()).text

    assert "not in force: the context changed" in page
    assert 'worded">Spain</span></del>' in page
    assert 'worded">Portugal</span></ins>' in page
    assert "Still stands" not in page
