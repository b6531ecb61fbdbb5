"""A source's page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Person, Source
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_source_shows_the_claims_of_closed_rounds(client: Client, reviewer: Person):
    claim = make.make_disputed()
    source = Source.objects.get()
    client.force_login(reviewer)

    page = client.get(source.get_absolute_url()).content.decode()

    assert claim.get_absolute_url() in page
    assert "https://example.org/count" in page


def test_source_of_an_open_round_is_known_to_its_reviewer_only(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    source = Source.objects.get()

    client.force_login(reviewer)
    assert client.get(source.get_absolute_url()).status_code == 404
    client.force_login(other_reviewer)
    assert client.get(source.get_absolute_url()).status_code == 200


def test_source_of_an_open_round_hides_the_other_use(client: Client, reviewer: Person):
    first = make.make_claim()
    make.review(first, reviewer)
    second = make.make_claim(first.article)
    evidence = make.make_evidence(title="Leakytitle")
    make.review(second, make.make_person("Otto Other", Role.REVIEWER), evidence=(evidence,))
    client.force_login(reviewer)

    page = client.get(Source.objects.get().get_absolute_url()).content.decode()

    assert first.get_absolute_url() in page
    assert second.get_absolute_url() not in page
    assert "Leaky" not in page


@pytest.mark.parametrize("uses", [1, 30])
def test_source_costs_the_same_for_1_and_30_uses(
    client: Client, reviewer: Person, uses: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 140)))
    for _ in range(uses):
        make.review(make.make_claim(article), reviewer)
    address = Source.objects.get().get_absolute_url()
    client.force_login(reviewer)

    with django_assert_num_queries(4):
        page = client.get(address).content.decode()

    assert page.count(">Claim ") == uses
