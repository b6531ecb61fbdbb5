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
from tests.desk.test_reviews import AS_FRAGMENT, KEY, draft_of, review_of, typed

pytestmark = pytest.mark.django_db
OTHER_KEY = str(uuid4())


def forked(client: Client, claim: Claim, **changes: str) -> dict:
    """Save one text, and give another one typed on top of what was there before it."""
    client.post(draft_of(claim), typed(claim, rationale="From the first window."))
    return typed(claim, rationale="From the second window.") | changes


def test_both_versions_are_shown_side_by_side(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, confidence="1")

    answer = client.post(draft_of(claim), form)

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
        ("saved", "From the first window."),
        ("both", "From the first window.\n\nFrom the second window."),
    ],
)
def test_chosen_version_is_saved_and_shown_in_the_form(
    client: Client, reviewer: Person, pick: str, words: str
):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, version="1") | {"pick-rationale": pick}

    answer = client.post(draft_of(claim, "combine/"), form)

    assert (answer.status_code, answer["Location"]) == (302, claim.get_absolute_url())
    review = Review.objects.get()
    assert (review.rationale, review.version, review.is_submitted) == (words, 2, False)
    assert words in client.get(claim.get_absolute_url()).content.decode()


def test_third_version_saved_meanwhile_is_shown_before_anything_is_saved(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, version="1") | {"pick-rationale": "saved"}
    third = typed(claim, version="1", rationale="From a third window.")
    client.post(draft_of(claim), third)

    answer = client.post(draft_of(claim, "combine/"), form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From the second window." in page
    assert "From a third window." in page
    assert Review.objects.get().rationale == "From a third window."


def test_source_of_one_version_is_kept_or_left_out(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    source = {"source": [KEY, OTHER_KEY], f"source-{OTHER_KEY}-cited": "A letter"}
    form = forked(client, claim, **source)

    page = client.post(draft_of(claim), form).content.decode()
    kept = form | {"version": "1"}
    client.post(draft_of(claim, "combine/"), kept | {f"pick-evidence:{OTHER_KEY}": "mine"})

    assert f'name="pick-evidence:{OTHER_KEY}" value="mine" checked' in page
    assert f'name="pick-evidence:{OTHER_KEY}" value="both"' not in page
    cited = Review.objects.get().evidence.values_list("cited", flat=True)
    assert list(cited) == ["https://example.org/trees", "A letter"]


def test_invalid_choices_are_replaced_by_the_suggested_ones(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = forked(client, claim, version="1")

    client.post(
        draft_of(claim, "combine/"), form | {"pick-rationale": "neither", "pick-else": "mine"}
    )

    assert Review.objects.get().rationale == "From the first window.\n\nFrom the second window."


def test_text_typed_after_the_submit_is_shown_beside_the_review(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(review_of(claim), typed(claim, rationale="As submitted."))

    answer = client.post(draft_of(claim, "compare/"), typed(claim, rationale="Typed later."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "submitted already" in page
    assert "As submitted." in page
    assert "Typed later." in page
    assert 'name="pick-rationale"' not in page
    assert "Undo <kbd>U</kbd>" in page


def take_away(claim: Claim, reviewer: Person, *, by: Person) -> None:
    """The reviewer's time ran out, and somebody else took their place."""
    slot = ReviewSlot.objects.get(person=reviewer)
    ReviewSlot.objects.filter(round=claim.round_id).exclude(pk=slot.pk).update(
        state="held", person=make.make_person("Third", *reviewer.roles), until=timezone.now()
    )
    slot.person, slot.lease = by, slot.lease + 1
    slot.save()


@pytest.mark.parametrize("address", ["draft/", "review/"])
def test_lost_slot_keeps_both_versions(
    client: Client, reviewer: Person, other_reviewer: Person, address: str
):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(draft_of(claim), typed(claim, rationale="As saved."))
    take_away(claim, reviewer, by=other_reviewer)
    form = typed(claim, version="1", lease="1", rationale="Typed too late.")

    answer = client.post(f"{claim.get_absolute_url()}{address}", form)

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
    client.post(draft_of(claim), typed(claim))

    page = client.get(claim.get_absolute_url()).content.decode()

    lease = ReviewSlot.objects.get(person=reviewer).lease
    assert '<input type="hidden" name="lease" id="id_lease">' in before
    assert f'<input type="hidden" name="lease" value="{lease}" id="id_lease">' in page


def test_comparing_equal_versions_goes_to_the_claim(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(draft_of(claim, "compare/"), typed(claim), headers=AS_FRAGMENT)

    assert (answer.status_code, answer["HX-Redirect"]) == (200, claim.get_absolute_url())


def test_answers_to_a_save_are_small_whatever_was_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    keys = [str(uuid4()) for _ in range(50)]
    long = {"rationale": "word " * 18_000, "source": keys}
    long |= {f"source-{key}-passage": "passage " * 2000 for key in keys}
    refused = long | {f"source-{key}-title": "x" * 600 for key in keys}

    answers = [
        client.post(draft_of(claim), typed(claim) | form, headers=AS_FRAGMENT)
        for form in (refused, long, long | {"rationale": "Other words, from another window."})
    ]

    assert [answer.status_code for answer in answers] == [422, 200, 409]
    assert [len(answer.content) <= 5000 for answer in answers] == [True, True, True]


def hidden(page: str, name: str) -> str:
    """What a form on the page sends unseen."""
    return re.search(rf'<input type="hidden" name="{name}" value="(\d*)"', page)[1]


def test_two_versions_can_be_combined_after_the_wording_changed(
    client: Client, reviewer: Person, editor: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    old = typed(claim, rationale="Of the old words.", claim_version="1", round_number="1")
    edit_claim(
        claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, quote=claim.current.quote,
        statement="The city has 35,000 trees.", short_form="", claimant="",
    )  # fmt: skip
    client.post(draft_of(claim), typed(claim, rationale="Of the new.", claim_version="2"))

    page = client.post(draft_of(claim, "compare/"), old).text
    seen = {
        name: hidden(page, name) for name in ("version", "claim_version", "round_number", "lease")
    }
    answer = client.post(draft_of(claim, "combine/"), old | seen)

    assert answer.status_code == 302
    kept = Review.objects.get(claim_version__number=2)
    assert kept.rationale == "Of the new.\n\nOf the old words."


def test_form_from_before_the_claim_was_sent_back_is_refused_and_kept(
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
