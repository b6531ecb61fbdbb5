"""The migration that joins what is certainly one page; it can run twice."""

import hashlib
from importlib import import_module

import pytest
from django.apps import apps

from claims.access.claims import needs_recheck
from claims.evidence.actions.cataloguing import edit_source, record_recheck, retract_source
from claims.evidence.actions.joining import join_sources
from claims.models import Claim, Evidence, Person, Source, SourceJoin
from claims.moderation.actions.deciding import confirm_claims
from claims.text.citations.identity import compute_identity, compute_likely_identity
from tests.evidence.test_joining import closed, source_of

pytestmark = pytest.mark.django_db
join_pages = import_module("claims.migrations.0024_join_pages").join_pages
SPELLINGS = (
    "https://paper.example/count",
    "http://www.paper.example/count",
    "https://web.archive.org/web/2024/https://paper.example/count",
)


@pytest.fixture
def claims() -> list[Claim]:
    """Claims whose sources were stored when each spelling of a page was a source of its own."""
    stored = []
    for number, spelling in enumerate(SPELLINGS):
        claim = closed(f"https://paper.example/former/{number}", title=f"Title {number}")
        earlier = hashlib.sha256(spelling.encode()).hexdigest()
        fields = {"url": spelling, "identity": earlier, "likely_identity": ""}
        Source.objects.filter(pk=source_of(claim).pk).update(**fields)
        stored.append(claim)
    closed("https://paper.example/other")
    return stored


def everything() -> list[list[dict]]:
    rows = (Source, SourceJoin, Evidence)
    return [list(model.objects.order_by("pk").values()) for model in rows]


def waiting(user: Person) -> set[int]:
    return set(Claim.objects.filter(needs_recheck(user)).values_list("pk", flat=True))


def test_spellings_of_a_page_become_one_source(claims: list[Claim]):
    sources = [source_of(claim) for claim in claims]

    join_pages(apps, None)

    assert {source_of(claim) for claim in claims} == {sources[0]}
    kept, *others = (Source.objects.get(pk=source.pk) for source in sources)
    assert (kept.identity, kept.page) == (compute_identity(SPELLINGS[0]), None)
    assert kept.likely_identity == compute_likely_identity(SPELLINGS[0])
    assert [other.page for other in others] == [kept, kept]
    assert SourceJoin.objects.filter(joined_by=None).count() == 2
    assert source_of(closed(SPELLINGS[1])) == kept


def test_running_it_again_changes_nothing(claims: list[Claim]):
    join_pages(apps, None)
    first = everything()

    join_pages(apps, None)

    assert everything() == first


def test_the_stricter_details_are_kept(claims: list[Claim], editor: Person):
    for claim, reliability in zip(claims, ("B", "F", "D"), strict=True):
        source = source_of(claim)
        edit_source(
            source=source, by=editor, lock_version=source.lock_version, reliability=reliability
        )
    hidden, retracted = source_of(claims[1]), source_of(claims[2])
    hidden.refresh_from_db()
    edit_source(
        source=hidden,
        by=editor,
        lock_version=hidden.lock_version,
        is_protected=True,
        public_description="an official",
    )
    retracted.refresh_from_db()
    retract_source(
        source=retracted, by=editor, lock_version=retracted.lock_version, reason="Withdrawn."
    )
    record_recheck(claim=claims[2], by=editor)
    confirm_claims(claims=[claims[0]], by=editor)

    join_pages(apps, None)

    kept = source_of(claims[0])
    assert (kept.title, kept.reliability) == ("Title 0", "D")
    assert (kept.is_protected, kept.public_description) == (True, "an official")
    assert kept.retraction == "Withdrawn."
    assert waiting(editor) == {claims[0].pk, claims[1].pk}  # the third was re-checked


def test_joins_of_an_editor_survive_it(claims: list[Claim], editor: Person):

    join_pages(apps, None)
    slash = closed("https://paper.example/count/")
    join_sources(kept=source_of(claims[0]), joined=source_of(slash), by=editor)
    first = everything()

    join_pages(apps, None)

    assert everything() == first
