"""What a copy says of itself (title, publisher, author, date) fills what is empty in its row, with one button."""

from datetime import date

import pytest
from django.test import Client

from claims.models import Evidence, Person
from tests import factories as make
from tests.evidence.capture import samples
from tests.evidence.test_saved_copies import CITED, take

pytestmark = pytest.mark.django_db
OFFER = "Fill in empty fields"


def blank(reviewer: Person, **said: str) -> Evidence:
    """A source in a draft, of which nothing but this is said yet."""
    claim = make.make_claim()
    evidence = make.make_evidence(CITED, **said)
    return make.save(claim, reviewer, make.make_draft(evidence=(evidence,))).evidence.get()


def form_of(client: Client, piece: Evidence, **more: str) -> dict[str, str]:
    """The review form as the page of the claim sends it."""
    form = client.get(piece.review.claim_version.claim.get_absolute_url()).context["form"]
    (row,) = form.sources
    fields = [*(form[name] for name in ("version", "answer", "rationale")), *row]
    typed = {each.html_name: str(each.value() or "") for each in fields if each.value()}
    return typed | {"source": str(piece.key)} | more


def test_saved_copy_fills_in_empty_fields(client: Client, reviewer: Person):
    client.force_login(reviewer)
    piece = blank(reviewer, publisher="My own words")
    claim = piece.review.claim_version.claim
    take(piece, samples.PAGE)
    page = client.get(claim.get_absolute_url()).text
    use = f"{piece.key}:copy"
    assert f'name="use" value="{use}" formaction="{claim.get_absolute_url()}evidence/sim' in page

    answer = client.post(
        f"{claim.get_absolute_url()}evidence/similar/", form_of(client, piece, use=use)
    )

    assert answer["Location"] == f"{claim.get_absolute_url()}#row-{piece.key}"
    filled = Evidence.objects.get(key=piece.key)
    assert (filled.title, filled.publisher) == ("Trees in the city", "My own words")
    assert (filled.published_on, filled.cited) == (date(2024, 5, 3), CITED)
    assert OFFER not in client.get(claim.get_absolute_url()).text


def test_saved_copy_offers_its_details_only_in_the_form(client: Client, reviewer: Person):
    client.force_login(reviewer)
    piece = blank(reviewer)
    take(piece, samples.PAGE)
    address = f"{piece.review.claim_version.claim.get_absolute_url()}evidence/{piece.key}/snapshot/"

    assert OFFER not in client.get(address).text
    assert OFFER not in client.get(f"{address}state/").text
    within = client.get(f"{address}state/?in=form").text
    assert OFFER in within
    assert "<input" not in within


def test_saved_copy_of_another_link_offers_nothing(client: Client, reviewer: Person):
    client.force_login(reviewer)
    piece = blank(reviewer)
    make.make_copy(
        piece, "Words.", way="fetched", url="https://other.example/", title="Another page"
    )
    claim = piece.review.claim_version.claim

    page = client.get(claim.get_absolute_url()).text
    client.post(
        f"{claim.get_absolute_url()}evidence/similar/",
        form_of(client, piece, use=f"{piece.key}:copy"),
    )

    assert 'Details in this copy: “<span dir="auto">Another page</span>”' in page
    assert OFFER not in page
    assert Evidence.objects.get(key=piece.key).title == ""


def test_saved_copy_of_a_colleague_fills_in_nothing(
    client: Client, reviewer: Person, other_reviewer: Person
):
    piece = blank(reviewer)
    claim = piece.review.claim_version.claim
    take(piece, samples.PAGE)
    make.save(claim, other_reviewer, make.make_draft(evidence=()))
    client.force_login(other_reviewer)

    answer = client.post(
        f"{claim.get_absolute_url()}evidence/similar/",
        {"version": "1", "source": str(piece.key), "use": f"{piece.key}:copy"},
    )

    assert answer.status_code == 404
