"""Next claim: the queue behind the one button of the home page."""

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime

from claims.articles.actions.claim_lifecycle import set_priority
from claims.desk.actions.slots import take_next, take_slot
from claims.models import Person, Review, ReviewSlot
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_next_takes_a_claim_and_goes_to_it(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post("/next/")

    assert answer.status_code == 302
    assert answer["Location"] == claim.get_absolute_url()
    assert ReviewSlot.objects.filter(person=reviewer).count() == 1


def test_next_stays_in_the_article_and_continues_after_the_claim(client: Client, reviewer: Person):
    article = make.make_article()
    first = make.make_claim(article)
    second = make.make_claim(article)
    client.force_login(reviewer)

    answer = client.post("/next/", {"article": article.slug, "after": first.number})

    assert answer["Location"] == second.get_absolute_url()


def test_next_as_a_fragment_redirects_the_browser(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post("/next/", headers={"HX-Request-Type": "partial"})

    assert (answer.status_code, answer["HX-Redirect"]) == (200, claim.get_absolute_url())


def test_next_without_a_claim_says_so(client: Client, reviewer: Person):
    client.force_login(reviewer)

    assert "<h1>You’re all caught up</h1>" in client.post("/next/").content.decode()


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "²"])
def test_next_ignores_an_invalid_claim_number(client: Client, reviewer: Person, after: str):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post("/next/", {"article": claim.article.slug, "after": after})

    assert answer["Location"] == claim.get_absolute_url()


def test_next_in_an_article_that_is_not_open_to_me_is_404(client: Client, outsider: Person):
    claim = make.make_claim()
    client.force_login(outsider)

    assert client.post("/next/", {"article": claim.article.slug}).status_code == 404


def test_next_says_why_this_claim_and_until_when(client: Client, reviewer: Person, editor: Person):
    claim = make.make_claim()
    set_priority(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, priority=3)
    client.force_login(reviewer)

    page = client.get(client.post("/next/")["Location"]).content.decode()

    until = date_format(localtime(ReviewSlot.objects.get(person=reviewer).until), "H:i")
    assert f">{until}</time>" in page.partition("Reserved for you until")[2][:80]
    assert "an editor put it first (priority 3)" in page


def test_next_in_an_article_says_so(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post("/next/", {"article": claim.article.slug})

    assert (
        '<li class="why">next in this article</li>'
        in client.get(claim.get_absolute_url()).content.decode()
    )


def test_claim_opened_by_its_link_is_not_reserved(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    assert "Reserved for you" not in client.get(claim.get_absolute_url()).content.decode()


def test_next_says_that_places_are_taken_and_not_since_when(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim(make.make_article(reviews_needed=1))
    slot = take_slot(claim=claim, by=other_reviewer)
    client.force_login(reviewer)

    page = client.post("/next/").content.decode()

    assert "<h1>No free place right now</h1>" in page
    main = page.partition("<main")[2]
    assert "<time" not in main
    assert f"{localtime(slot.until):%H:%M}" not in main
    assert "Otto" not in page


def test_next_at_the_limit_shows_the_claims_in_progress(client: Client, reviewer: Person):
    for _ in range(11):
        make.save(make.make_claim(), reviewer) if Review.objects.count() < 10 else make.make_claim()
    client.force_login(reviewer)

    page = client.post("/next/").content.decode()

    assert "reached the limit of claims in progress" in page
    assert page.count("reserved for you until") == 10


@pytest.mark.parametrize("typed", ["\0", "no-article\0"])
def test_next_in_an_impossible_article_is_404(client: Client, reviewer: Person, typed: str):
    client.force_login(reviewer)

    assert client.post("/next/", {"article": typed}).status_code == 404
    assert client.get("/articles/", {"before": typed}).status_code == 404


def test_person_who_can_no_longer_sign_in_takes_no_claim(reviewer: Person):
    """A request of theirs may still be on its way."""
    make.make_claim()
    reviewer.is_active = False

    assert take_next(by=reviewer) is None
    assert not ReviewSlot.objects.filter(person=reviewer).exists()
