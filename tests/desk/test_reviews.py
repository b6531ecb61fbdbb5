"""Saving, submitting, one more source, handing back."""

from uuid import uuid4

import pytest
from django.test import Client

from claims.desk.forms.review_form import MOST_SOURCES
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.models import Claim, Evidence, Person, Review, ReviewSlot
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
KEY = "0d6c1f0e-5a0c-4c55-9a52-0a4f1b2c3d4e"


def typed(claim: Claim, label: str = "True", **changes: str) -> dict:
    """A review form as a browser sends it, with one source."""
    form = {
        "version": "0",
        "answer": str(make.rating(label).pk) if label else "",
        "rationale": "Counted them.",
        "confidence": "4",
        "source": KEY,
        f"source-{KEY}-cited": "https://example.org/trees",
        f"source-{KEY}-title": "Register of trees",
        f"source-{KEY}-publisher": "City",
        f"source-{KEY}-stance": "supports",
        f"source-{KEY}-passage": "35,000 trees stand in the city.",
        f"source-{KEY}-locator": "p. 14",
    }
    return form | changes


def review_of(claim: Claim) -> str:
    return f"{claim.get_absolute_url()}review/"


def draft_of(claim: Claim, verb: str = "") -> str:
    return f"{claim.get_absolute_url()}draft/{verb}"


def test_draft_saves_whatever_was_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = typed(claim, "") | {f"source-{KEY}-cited": "https://half-an-addr"}

    answer = client.post(draft_of(claim), form, headers=AS_FRAGMENT)

    review = Review.objects.get()
    assert answer.status_code == 200
    told = f'<p data-version="1" data-lease="{review.slot.lease}">saved '
    assert answer.content.decode().strip().startswith(told)
    assert (review.state, review.rationale, review.confidence) == ("draft", "Counted them.", 4)
    assert review.evidence.get().cited == "https://half-an-addr"


def test_answer_to_a_save_contains_no_field(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(draft_of(claim), typed(claim), headers=AS_FRAGMENT)

    assert "<input" not in answer.content.decode()
    assert len(answer.content) < 800


@pytest.mark.parametrize(
    ("then", "headers", "status"),
    [
        ("save", {}, 302),
        ("save", AS_FRAGMENT, 200),
        ("compare", AS_FRAGMENT, 200),
        ("combine", {}, 302),
    ],
)
def test_claim_review_still_saves_where_an_old_page_names_the_verb_in_a_field(
    client: Client, reviewer: Person, then: str, headers: dict, status: int
):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim) | {"then": then}, headers=headers)

    review = Review.objects.get()
    assert answer.status_code == status
    assert (review.state, review.rationale) == ("draft", "Counted them.")


def test_draft_is_saved_without_a_script_and_shown_again(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(draft_of(claim), typed(claim))

    assert answer["Location"] == claim.get_absolute_url()
    page = client.get(answer["Location"]).content.decode()
    assert "Counted them." in page
    assert 'value="Register of trees"' in page


def test_draft_saves_each_source_once_and_drops_blank_and_removed_ones(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    blank, removed = str(uuid4()), str(uuid4())
    form = typed(claim) | {
        "source": [KEY, KEY, blank, removed, "no-key"],
        f"source-{removed}-cited": "gone",
        f"source-{removed}-is_removed": "on",
    }

    client.post(draft_of(claim), form)

    assert [str(row.key) for row in Evidence.objects.all()] == [KEY]


def test_draft_can_have_the_maximum_of_sources_with_every_field_typed(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    keys = [str(uuid4()) for _ in range(MOST_SOURCES)]
    form = typed(claim) | {"source": keys}
    for key in keys:
        form |= {f"source-{key}-{name}": "2" for name in EvidenceForm.base_fields}
        form |= {f"source-{key}-{day}": "2026-01-02" for day in ("published_on", "accessed_on")}
        form |= {f"source-{key}-stance": "refutes", f"source-{key}-kind": "data"}
        form |= {f"source-{key}-reliability": "B", f"source-{key}-is_removed": ""}
        form |= {f"pick-evidence:{key}": "both"}

    answer = client.post(draft_of(claim), form)

    assert answer.status_code == 302
    assert Evidence.objects.count() == MOST_SOURCES


def test_draft_removes_a_source_that_was_saved(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(draft_of(claim), typed(claim))

    client.post(
        draft_of(claim),
        typed(claim, version="1") | {f"source-{KEY}-is_removed": "on"},
    )

    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({f"source-{KEY}-title": "x" * 501}, "at most 500 characters"),
        ({"answer": "999999"}, "not one of the available choices"),
        ({"version": "many"}, "whole number"),
    ],
)
def test_draft_says_what_cannot_be_saved(
    client: Client, reviewer: Person, changes: dict, sentence: str
):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(draft_of(claim), typed(claim) | changes, headers=AS_FRAGMENT)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Review.objects.exists()


def test_claim_review_takes_no_rating_of_another_scale(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    foreign = make.rating("Supported", "averitec")

    answer = client.post(review_of(claim), typed(claim) | {"answer": str(foreign.pk)})

    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_claim_review_submits_and_goes_to_the_next_claim(client: Client, reviewer: Person):
    article = make.make_article()
    claim = make.make_claim(article)
    following = make.make_claim(article)
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim))

    review = Review.objects.get(claim_version__claim=claim)
    assert answer["Location"] == following.get_absolute_url()
    assert (review.state, review.rating.label) == ("submitted", "True")
    assert review.evidence.get().source.url == "https://example.org/trees"
    assert ReviewSlot.objects.get(person=reviewer, state="leased").round == following.round


def test_claim_review_as_a_fragment_redirects_the_browser(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim), headers=AS_FRAGMENT)

    assert answer["HX-Redirect"] == claim.article.get_absolute_url()
    assert answer["Vary"] == "HX-Request-Type, Cookie"


def test_claim_review_twice_changes_nothing(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(review_of(claim), typed(claim))
    before = list(Review.objects.values())

    again = client.post(review_of(claim), typed(claim))

    assert again.status_code == 302
    assert list(Review.objects.values()) == before


def test_claim_review_submits_a_reason_to_set_aside(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    client.post(review_of(claim), typed(claim) | {"answer": "set-aside:opinion"})

    assert Review.objects.get().set_aside_reason == "opinion"


@pytest.mark.parametrize(
    ("changes", "sentence", "place"),
    [
        ({"answer": ""}, "Choose a verdict", 'id="id_answer_error"'),
        ({"rationale": "  "}, "Explain why you chose", 'id="id_rationale_error"'),
        ({"source": ""}, "Add at least one source", 'id="problems"'),
        (
            {f"source-{KEY}-cited": ""},
            "Enter a link or describe the source.",
            f'id="id_source-{KEY}-cited_error"',
        ),
    ],
)
def test_claim_review_refuses_an_incomplete_review_and_keeps_what_was_typed(
    client: Client, reviewer: Person, changes: dict, sentence: str, place: str
):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim) | changes, headers=AS_FRAGMENT)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.strip().startswith('<div id="claim-card">')
    assert sentence in page
    assert place in page
    if "rationale" not in changes:
        assert "Counted them." in page
    if "source" not in changes:
        assert 'value="Register of trees"' in page
    assert not Review.objects.filter(state="submitted").exists()


def test_claim_review_without_a_script_refuses_with_the_whole_page(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim) | {"rationale": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.startswith("<!doctype html>")
    assert 'value="Register of trees"' in page


def test_claim_review_shows_both_versions_when_another_window_saved(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(draft_of(claim), typed(claim, rationale="From the first window."))

    answer = client.post(review_of(claim), typed(claim, rationale="From the second window."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window." in page
    assert "From the second window." in page
    assert '<input type="hidden" name="version" value="1"' in page
    assert Review.objects.get().rationale == "From the first window."


def test_claim_review_conflict_as_a_fragment_has_the_reason_and_the_card(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(draft_of(claim), typed(claim, rationale="First."))

    answer = client.post(review_of(claim), typed(claim, rationale="Second."), headers=AS_FRAGMENT)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "data-refusal" in page.split("<hx-partial")[0]
    assert 'hx-target="#claim-card"' in page
    assert "Second." in page.split("<hx-partial")[1]


def test_draft_conflict_is_one_sentence_for_a_script(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    client.post(draft_of(claim), typed(claim, rationale="First."))

    answer = client.post(draft_of(claim), typed(claim, rationale="Second."), headers=AS_FRAGMENT)

    assert answer.status_code == 409
    assert answer.content.decode().strip().startswith('<div class="note problem"')
    assert Review.objects.get().rationale == "First."


def test_claim_review_of_a_claim_that_is_not_mine_is_404(
    client: Client, outsider: Person, reviewer: Person
):
    claim = make.make_claim()
    claim.article.assignments.create(person=make.make_person("Somebody"))
    for person in (outsider, reviewer):
        client.force_login(person)

        assert client.post(review_of(claim), typed(claim)).status_code == 404
    assert not Review.objects.exists()


def test_claim_review_is_not_for_editors(client: Client, editor: Person):
    claim = make.make_claim()
    client.force_login(editor)

    assert client.post(review_of(claim), typed(claim)).status_code == 403


def test_claim_evidence_is_one_blank_row(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    address = f"{claim.get_absolute_url()}evidence/"

    answer = client.post(address, typed(claim), headers=AS_FRAGMENT)

    page = answer.content.decode()
    assert page.count('name="source"') == 1
    assert KEY not in page
    assert not Review.objects.exists()


def test_claim_evidence_without_a_script_saves_what_was_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    address = f"{claim.get_absolute_url()}evidence/"

    page = client.post(address, typed(claim), follow=True).content.decode()

    assert page.count('name="source"') == 3  # kept, blank, and the template's
    assert "Counted them." in page
    assert 'value="Register of trees"' in page
    assert f'value="{make.rating().pk}" required checked' in page


def test_claim_release_frees_the_claim_and_keeps_the_draft(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    make.save(claim, reviewer)

    answer = client.post(f"{claim.get_absolute_url()}release/")

    assert answer["Location"] == "/"
    assert not ReviewSlot.objects.filter(person=reviewer).exists()
    assert Review.objects.get().reviewer == reviewer


def test_claim_release_of_what_i_do_not_hold_is_a_conflict(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    answer = client.post(f"{claim.get_absolute_url()}release/")

    assert answer.status_code == 409
    assert "so you can’t release it" in answer.content.decode()


@pytest.mark.parametrize("headers", [{}, AS_FRAGMENT], ids=["page", "fragment"])
def test_claim_review_that_came_too_late_shows_what_was_typed(
    client: Client, reviewer: Person, headers: dict
):
    claim = make.make_claim()
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    client.force_login(reviewer)

    answer = client.post(review_of(claim), typed(claim), headers=headers)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Counted them." in page
    assert "35,000 trees stand in the city." in page
    assert "Claim 1 already has all its reviews, and they agree, so you can’t review it." in page
