"""The page about agreement: each number is the length of the list that it links to, and no name is told too early."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from claims.desk.actions.reviewing import submit_review
from claims.models import Claim, ClaimVersion, Person, Rating, RatingScale
from claims.moderation.actions.deciding import decide
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.vocabulary import ClaimType, Role
from tests import factories as make

PAGE = "/admin/agreement/"
CLAIMS = "/admin/agreement/claims/"
LINK = re.compile(r'href="(/admin/agreement/claims/\?[^"#]*)"[^>]*>(.*?)</a>', re.DOTALL)


def review_together(claim: Claim, people: list[Person], *labels: str, sure: int = 3) -> Claim:
    for person, label in zip(people, labels, strict=True):
        make.review(claim, person, label, confidence=sure)
    return make.fresh(claim)


@pytest.fixture(scope="module")
def team(module_db: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    """Two articles: claims that are agreed, far apart, near, and decided, under two versions of the guidelines."""
    with django_db_blocker.unblock():
        anna, ben = (make.make_person(name, Role.REVIEWER) for name in ("Anna Able", "Ben Bold"))
        cleo = make.make_person("Cleo Calm", Role.REVIEWER)
        editor = make.make_person("Edith Editor", Role.EDITOR)
        write_guidelines(by=editor, text="Rules.", after=0)
        text = " ".join(f"The city planted {n} trees in {2000 + n}." for n in range(1, 10))
        one, two = make.make_article(text, headline="Trees"), make.make_article(headline="Parks")
        near = review_together(make.make_claim(one), [anna, ben], "True", "Mostly true", sure=1)
        far = review_together(make.make_claim(one), [anna, ben], "True", "False", sure=5)
        agreed = review_together(make.make_claim(one), [anna, ben], "True", "True")
        write_guidelines(by=editor, text="Other rules.", after=1)
        decided = review_together(make.make_claim(two), [anna, cleo], "True", "Half true")
        decide(
            claim=decided,
            by=editor,
            lock_version=decided.lock_version,
            rating=make.rating("True"),
            summary="It is so.",
        )
        connection.check_constraints()
        yield {
            "editor": editor, "anna": anna, "ben": ben, "cleo": cleo, "near": near, "far": far,
            "agreed": agreed, "decided": decided, "one": one, "two": two,
        }  # fmt: skip


@pytest.fixture
def moderator(client: Client, db: None, team: dict) -> Client:
    client.force_login(team["editor"])
    return client


def listed(client: Client, address: str) -> list[int]:
    """The claims of a list, by key."""
    words = client.get(address.replace("&amp;", "&")).text
    return [int(key) for key in re.findall(r'href="/admin/claims/claim/(\d+)/change/"', words)]


def test_only_editors_see_agreement(client: Client, team: dict):
    client.force_login(team["anna"])
    assert [client.get(address).status_code for address in (PAGE, CLAIMS)] == [403, 403]


@pytest.mark.parametrize("by", ["article", "scale", "type", "pair", "month", "guidelines"])
def test_every_number_is_the_length_of_its_list(moderator: Client, by: str):
    words = moderator.get(f"{PAGE}?by={by}").text
    links = LINK.findall(words)
    assert len(links) >= 4
    for address, label in links:
        number = int(re.search(r"\d+", re.sub(r"<[^>]+>", " ", label)).group())
        assert (address, len(listed(moderator, address))) == (address, number)


def test_cells_of_the_verdicts_lead_to_their_claims(moderator: Client, team: dict):
    words = moderator.get(PAGE).text
    true, false = make.rating("True").pk, make.rating("False").pk
    cells = re.findall(
        r'href="(/admin/agreement/claims/\?[^"]*one=[^"]*)" aria-label="([^"]*)"', words
    )
    found = {label: listed(moderator, address) for address, label in cells}
    assert found["True, False: 1"] == [team["far"].pk]
    assert found["True, True: 1"] == [team["agreed"].pk]
    assert f"one=r{true}&amp;other=r{false}" in words


def test_claims_most_worth_a_talk_come_first_without_names(moderator: Client, team: dict):
    words = moderator.get(PAGE).text
    talks = words[words.index("talks-heading") :]
    keys = [int(key) for key in re.findall(r"/admin/claims/claim/(\d+)/change/", talks)]
    assert keys == [team["far"].pk, team["decided"].pk, team["near"].pk]
    assert "verdicts far apart · both were sure" in talks
    assert "Anna" not in talks
    start = f'href="/admin/claims/claim/{team["far"].pk}/change/">Open the claim most worth a talk'
    assert start in words


def test_names_count_only_once_a_claim_is_decided(moderator: Client, team: dict):
    words = moderator.get(f"{PAGE}?by=pair").text
    assert "Anna Able and Cleo Calm" in words
    assert "Ben Bold" not in words  # all claims of his are undecided
    pair = f"?first={team['anna'].pk}&second={team['ben'].pk}"
    assert listed(moderator, CLAIMS + pair) == []
    assert "No claim has two independent reviews here" in moderator.get(PAGE + pair).text
    assert listed(moderator, f"{CLAIMS}?first={team['anna'].pk}&second={team['cleo'].pk}") == [
        team["decided"].pk
    ]


def test_a_pair_has_its_own_kappa_and_grid(moderator: Client, team: dict):
    words = moderator.get(f"{PAGE}?first={team['cleo'].pk}&second={team['anna'].pk}").text
    # Rows are the first person's verdicts.
    assert 'aria-label="Half true, True: 1"' in words
    assert "only for two reviewers" not in words
    assert "only for two reviewers" in moderator.get(PAGE).text


def test_a_change_of_guidelines_is_shown_with_both_versions(moderator: Client, team: dict):
    words = moderator.get(PAGE).text
    part = words[words.index("changes-heading") : words.index("talks-heading")]
    assert "Under version 1" in part
    assert "Under version 2" in part
    assert "Too few claims to compare." in part


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("article={one}", ["agreed", "far", "near"]),
        ("article={two}", ["decided"]),
        ("answers=same", ["agreed"]),
        ("answers=different", ["decided", "far", "near"]),
        ("guidelines=2", ["decided"]),
        ("type=numerical", ["decided", "agreed", "far", "near"]),
        ("type=none", []),
        ("guidelines=several", []),
        ("since=2001-01-01&until=2001-12-31", []),
    ],
)
def test_lists_are_narrowed(moderator: Client, team: dict, query: str, keys: list[str]):
    values = {"one": team["one"].pk, "two": team["two"].pk}
    query = query.format(**values)
    assert listed(moderator, f"{CLAIMS}?{query}") == [team[key].pk for key in keys]


def test_claim_types_are_counted_each(moderator: Client, team: dict):
    with connection.cursor() as cursor:  # a version is frozen, and reviewing gives no type
        cursor.execute("SET LOCAL session_replication_role = replica")
        ClaimVersion.objects.filter(claim=team["far"]).update(types=["numerical", "event"])
        cursor.execute("SET LOCAL session_replication_role = origin")
    words = moderator.get(f"{PAGE}?by=type").text
    table = words[words.index("by-heading") :]
    assert ClaimType.NUMERICAL.label.capitalize() in table
    assert listed(moderator, f"{CLAIMS}?type=event") == [team["far"].pk]


def test_chance_is_not_measured_over_several_scales(moderator: Client, team: dict):
    other = (
        RatingScale.objects.exclude(pk=team["one"].scale_id).filter(ratings__isnull=False).first()
    )
    article = make.make_article(scale=other)
    label = Rating.objects.active().filter(scale=other).first().label
    claim = make.make_claim(article)
    for name in ("Dora", "Emil"):
        draft = replace(make.make_draft(""), rating=make.rating(label, other.slug))
        by = make.make_person(name, Role.REVIEWER)
        submit_review(claim=make.fresh(claim), by=by, version=0, draft=draft)
    words = moderator.get(PAGE).text
    assert "the claims have different scales" in words
    assert "Choose a scale to see which of its verdicts" in words
    narrowed = moderator.get(f"{PAGE}?scale={team['one'].scale_id}").text
    assert "the claims have different scales" not in narrowed


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("since=yesterday", 422, "Enter the first day as a date."),
        ("since=2026-02-01&until=2026-01-01", 422, "The last day is before the first one."),
        ("since=0001-01-01", 422, "Enter a day from 2000 to 2999."),
        ("until=9999-12-31", 422, "Enter a day from 2000 to 2999."),
        ("scale=999999", 422, "Choose a scale from the list."),
        ("scale=%00&since=%00", 200, "Agreement"),
        ("article=x&first=1&second=&one=zz&by=password&answers=%00&type=none'", 200, "Agreement"),
        ("article=99999999999999999", 200, "No claim has two independent reviews"),
        ("first=1&second=1", 200, "Agreement"),
    ],
)
def test_what_anybody_may_type_into_the_address(
    moderator: Client, query: str, status: int, words: str
):
    response = moderator.get(f"{PAGE}?{query}")
    assert response.status_code == status
    assert escape(words) in response.text
    assert moderator.get(f"{CLAIMS}?{query}").status_code == 200


def test_costs_the_same_with_more_claims(
    moderator: Client, team: dict, django_assert_num_queries: DjangoAssertNumQueries
):
    with django_assert_num_queries(10):
        moderator.get(f"{PAGE}?by=pair")
    for _ in range(2):
        review_together(make.make_claim(team["two"]), [team["anna"], team["ben"]], "True", "False")
    with django_assert_num_queries(10):
        moderator.get(f"{PAGE}?by=pair")


def test_the_list_has_pages(moderator: Client, team: dict, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claims.moderation.pages.agreement.overview.CLAIMS_ON_A_PAGE", 3)
    monkeypatch.setattr("claims.moderation.admin.agreement.CLAIMS_ON_A_PAGE", 3)
    first = listed(moderator, CLAIMS)
    words = moderator.get(CLAIMS).text
    following = re.search(r'href="([^"]*start=3)"', words).group(1)
    assert len(first) == 3
    assert listed(moderator, following) == [team["near"].pk]
    assert "4 claims reviewed from" in words


def test_the_usual_period_is_the_last_year(moderator: Client, team: dict):
    long_ago = timezone.now() - timedelta(days=366)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE claims_round SET closed_at = %s", [long_ago])
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert listed(moderator, CLAIMS) == []
    assert len(listed(moderator, f"{CLAIMS}?since={(long_ago - timedelta(days=2)).date()}")) == 4
