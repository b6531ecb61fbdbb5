"""Two texts of one review: shown side by side, chosen from, never thrown away."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from claims.articles.actions.wording import edit_claim
from claims.models import Claim, Person, Review, ReviewSlot
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import Role
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, KEY, review_of, typed

pytestmark = pytest.mark.django_db
OTHER_KEY = str(uuid4())


def forked(client: Client, claim: Claim, **changes: str) -> dict:
    """Save one text, and give another one typed on top of what was there before it."""
    client.post(review_of(claim), typed(claim, then="save", rationale="From the first window."))
    return typed(claim, rationale="From the second window.") | changes


def test_both_texts_stand_side_by_side(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, confidence="1", then="save")

    answer = client.post(review_of(claim), form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count('<fieldset class="difference">') == 2
    assert "From the first window." in page
    assert "From the second window." in page
    assert 'name="pick-rationale" value="both" checked' in page
    assert 'name="pick-confidence" value="mine" checked' in page
    assert '<input type="hidden" name="version" value="1"' in page
    assert 'value="Register of trees"' in page
    assert Review.objects.get().rationale == "From the first window."


@pytest.mark.parametrize(
    ("pick", "words"),
    [
        ("mine", "From the second window."),
        ("desks", "From the first window."),
        ("both", "From the first window.\n\nFrom the second window."),
    ],
)
def test_what_is_picked_is_saved_and_comes_back_into_the_form(
    client: Client, reviewer: Person, pick: str, words: str
):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, then="combine", version="1") | {"pick-rationale": pick}

    answer = client.post(review_of(claim), form)

    assert (answer.status_code, answer["Location"]) == (302, claim.get_absolute_url())
    review = Review.objects.get()
    assert (review.rationale, review.version, review.is_submitted) == (words, 2, False)
    assert words in client.get(claim.get_absolute_url()).content.decode()


def test_third_text_that_came_meanwhile_is_shown_before_anything_is_saved(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, then="combine", version="1") | {"pick-rationale": "desks"}
    third = typed(claim, then="save", version="1", rationale="From a third window.")
    client.post(review_of(claim), third)

    answer = client.post(review_of(claim), form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From the second window." in page
    assert "From a third window." in page
    assert Review.objects.get().rationale == "From a third window."


def test_source_that_only_one_text_has_is_kept_or_left_out(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    source = {"source": [KEY, OTHER_KEY], f"source-{OTHER_KEY}-cited": "A letter"}
    form = forked(client, claim, **source)

    page = client.post(review_of(claim), form).content.decode()
    kept = form | {"then": "combine", "version": "1"}
    client.post(review_of(claim), kept | {f"pick-evidence:{OTHER_KEY}": "mine"})

    assert f'name="pick-evidence:{OTHER_KEY}" value="mine" checked' in page
    assert f'name="pick-evidence:{OTHER_KEY}" value="both"' not in page
    cited = Review.objects.get().evidence.values_list("cited", flat=True)
    assert list(cited) == ["https://example.org/trees", "A letter"]


def test_picks_that_are_none_go_as_suggested(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, then="combine", version="1")

    client.post(review_of(claim), form | {"pick-rationale": "neither", "pick-else": "mine"})

    assert Review.objects.get().rationale == "From the first window.\n\nFrom the second window."


def test_words_typed_for_a_review_that_is_in_stand_beside_it(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(review_of(claim), typed(claim, rationale="As submitted."))

    answer = client.post(review_of(claim), typed(claim, then="compare", rationale="Typed later."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "submitted already" in page
    assert "As submitted." in page
    assert "Typed later." in page
    assert 'name="pick-rationale"' not in page
    assert "Take it back" in page


def take_away(claim: Claim, reviewer: Person, *, by: Person) -> None:
    """The reviewer's time ran out, and somebody else took their place."""
    slot = ReviewSlot.objects.get(person=reviewer)
    ReviewSlot.objects.filter(round=claim.round_id).exclude(pk=slot.pk).update(
        state="held", person=make.make_person("Third", *reviewer.roles), until=timezone.now()
    )
    slot.person, slot.lease = by, slot.lease + 1
    slot.save()


@pytest.mark.parametrize("then", ["save", "submit"])
def test_place_that_was_lost_keeps_both_texts(
    client: Client, reviewer: Person, other_reviewer: Person, then: str
):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(review_of(claim), typed(claim, then="save", rationale="As saved."))
    take_away(claim, reviewer, by=other_reviewer)
    form = typed(claim, then=then, version="1", lease="1", rationale="Typed too late.")

    answer = client.post(review_of(claim), form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "As saved." in page
    assert "Typed too late." in page
    assert 'name="pick-rationale" value="both" checked' in page
    assert Review.objects.get().rationale == "As saved."


def test_form_carries_the_lease_of_its_slot(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    before = client.get(claim.get_absolute_url()).content.decode()
    client.post(review_of(claim), typed(claim, then="save"))

    page = client.get(claim.get_absolute_url()).content.decode()

    lease = ReviewSlot.objects.get(person=reviewer).lease
    assert '<input type="hidden" name="lease" id="id_lease">' in before
    assert f'<input type="hidden" name="lease" value="{lease}" id="id_lease">' in page


def test_comparing_what_does_not_differ_any_more_goes_to_the_claim(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim, then="compare"), headers=AS_FRAGMENT)

    assert (answer.status_code, answer["HX-Redirect"]) == (200, claim.get_absolute_url())


def test_save_answers_are_small_whatever_was_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    keys = [str(uuid4()) for _ in range(50)]
    long = {"rationale": "word " * 18_000, "source": keys, "then": "save"}
    long |= {f"source-{key}-passage": "passage " * 2000 for key in keys}
    refused = long | {f"source-{key}-title": "x" * 600 for key in keys}

    answers = [
        client.post(review_of(claim), typed(claim) | form, headers=AS_FRAGMENT)
        for form in (refused, long, long | {"rationale": "Other words, from another window."})
    ]

    assert [answer.status_code for answer in answers] == [422, 200, 409]
    assert [len(answer.content) <= 5000 for answer in answers] == [True, True, True]


def hidden(page: str, name: str) -> str:
    """What a form on the page sends unseen."""
    return re.search(rf'<input type="hidden" name="{name}" value="(\d*)"', page)[1]


def test_two_texts_about_words_that_changed_meanwhile_can_be_combined(
    client: Client, reviewer: Person, editor: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    old = typed(
        claim, rationale="Of the old words.", claim_version="1", round_number="1", then="compare"
    )
    edit_claim(
        claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, quote=claim.current.quote,
        statement="The city has 35,000 trees.", short_form="", claimant="",
    )  # fmt: skip
    client.post(
        review_of(claim), typed(claim, then="save", rationale="Of the new.", claim_version="2")
    )

    page = client.post(review_of(claim), old).text
    seen = {
        name: hidden(page, name) for name in ("version", "claim_version", "round_number", "lease")
    }
    answer = client.post(review_of(claim), old | seen | {"then": "combine"})

    assert answer.status_code == 302
    kept = Review.objects.get(claim_version__number=2)
    assert kept.rationale == "Of the new.\n\nOf the old words."


def test_form_of_a_round_that_was_sent_back_is_told_and_kept(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    old = typed(claim, claim_version="1", round_number="1")
    for person in (other_reviewer, make.make_person("Third", Role.REVIEWER)):
        make.review(claim, person)
    send_back(
        claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note="Which year?"
    )

    refused = client.post(review_of(claim), old)

    assert refused.status_code == 409
    assert "was sent back to its reviewers while you were writing" in refused.text
    assert "Which year?" in refused.text
    assert "Counted them." in refused.text
    assert client.post(review_of(claim), old | {"round_number": "2"}).status_code == 302
