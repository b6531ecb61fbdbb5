"""Taking a submitted review back."""

from django.test import Client

from claims.models import Person
from tests import factories as make
from tests.desk.test_reviews import typed


def test_undo_makes_my_review_a_draft_again(client: Client, reviewer: Person):
    claim = make.make_claim()
    review = make.review(claim, reviewer)
    client.force_login(reviewer)
    assert 'data-key="u"' in client.get(claim.get_absolute_url()).content.decode()

    response = client.post(f"{claim.get_absolute_url()}undo/")

    review.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, claim.get_absolute_url())
    assert review.state == "draft"
    assert "Counted." in client.get(claim.get_absolute_url()).content.decode()


def test_undo_is_too_late_once_the_round_is_closed(client: Client, reviewer: Person):
    claim = make.make_claim()
    for person in (reviewer, make.make_person("Two", *reviewer.roles)):
        make.review(claim, person)
    client.force_login(reviewer)

    assert client.post(f"{claim.get_absolute_url()}undo/").status_code == 409
    assert 'data-key="u"' not in client.get(claim.get_absolute_url()).content.decode()


def test_undo_of_anothers_review_is_forbidden(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    client.force_login(reviewer)

    answer = client.post(f"{claim.get_absolute_url()}undo/")

    assert answer.status_code == 403
    assert "You haven’t submitted a review of claim 1, so you can’t undo it." in answer.text


def test_undo_is_in_the_notice_after_a_submit(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    page = client.post(f"{claim.get_absolute_url()}review/", typed(claim), follow=True)

    assert f'formaction="{claim.get_absolute_url()}undo/"' in page.content.decode()
    assert 'id="undo-form"' in page.content.decode()


def test_undo_is_not_offered_by_the_review_that_closed_the_round(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    client.force_login(reviewer)

    page = client.post(f"{claim.get_absolute_url()}review/", typed(claim), follow=True)

    assert "review submitted." in page.content.decode()
    assert "formaction" not in page.content.decode()
