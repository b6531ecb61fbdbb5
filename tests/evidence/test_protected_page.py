"""A page that one reviewer protects and another cites openly, in the same article."""

import pytest
from django.test import Client

from claims.evidence.actions.cataloguing import retract_source
from claims.models import Claim, Person, Source
from claims.vocabulary import Role
from tests import factories as make
from tests.evidence.test_protected import PUBLIC, leaks, secret_piece

pytestmark = pytest.mark.django_db
LINK = "https://whistle.example/papers/7"
OPEN_WORDS = ("whistle.example", "Opentitle", "Openpassage", "Openpublisher", "Openquestion")


@pytest.fixture
def stranger(db: None) -> Person:
    """A reviewer who has not worked on the article, which is open to every reviewer."""
    return make.make_person("Stan Stranger", Role.REVIEWER)


@pytest.fixture
def cited_openly(editor: Person) -> Claim:
    """A claim for which one reviewer cites a page openly that another protects in the same article."""
    article = make.make_article(headline="Trees")
    protecting, claim = make.make_claim(article, by=editor), make.make_claim(article, by=editor)
    secret = secret_piece(LINK)
    open_piece = make.make_evidence(
        f"{LINK}#page", title="Opentitle", passage="Openpassage", publisher="Openpublisher", question="Openquestion"
    )  # fmt: skip
    for name in ("Citing One", "Citing Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(open_piece,))
    make.review(protecting, make.make_person("Protects", Role.REVIEWER), evidence=(secret,))
    make.review(protecting, make.make_person("Finishes", Role.REVIEWER))
    return make.fresh(claim)


def pages_of_open_citation(claim: Claim) -> list[str]:
    sources = [
        source.get_absolute_url()
        for source in Source.objects.filter(article=None, url__contains="whistle")
    ]
    page = claim.get_absolute_url()
    return [page, f"{page}history/", "/sources/", f"/sources/?q={LINK}", "/sources/?q=Opentitle",
            *sources, *(f"{source}claims/" for source in sources)]  # fmt: skip


def test_open_citation_of_a_protected_page_is_hidden_like_the_protected_one(
    client: Client, cited_openly: Claim, stranger: Person, editor: Person
):
    source = Source.objects.get(article=None, url=LINK)
    retract_source(
        source=source, by=editor, lock_version=source.lock_version, reason="Openquestion"
    )
    client.force_login(stranger)

    assert leaks(client, pages_of_open_citation(cited_openly), OPEN_WORDS) == []
    assert PUBLIC in client.get(cited_openly.get_absolute_url()).text
    assert client.get(source.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["Citing One", "Finishes", "Protects"])
def test_open_citation_of_a_protected_page_is_read_by_who_was_told(
    client: Client, cited_openly: Claim, name: str
):
    client.force_login(Person.objects.get(name=name))

    assert "Openpassage" in client.get(cited_openly.get_absolute_url()).text


def test_page_protected_in_one_article_stays_open_in_another(
    client: Client, cited_openly: Claim, stranger: Person
):
    elsewhere = make.make_claim()
    piece = make.make_evidence(LINK, title="In the open")
    for name in ("Three", "Four"):
        make.review(elsewhere, make.make_person(name, Role.REVIEWER), evidence=(piece,))
    client.force_login(stranger)

    page = client.get(Source.objects.get(article=None, url=LINK).get_absolute_url()).text

    assert "In the open" in page
    assert cited_openly.get_absolute_url() not in page
    assert "Openpassage" not in page


def test_protection_in_an_open_round_is_not_noticed(
    client: Client, stranger: Person, editor: Person
):
    article = make.make_article()
    cited, protecting = make.make_claim(article, by=editor), make.make_claim(article, by=editor)
    piece = make.make_evidence(LINK, title="Opentitle")
    for name in ("Three", "Four"):
        make.review(cited, make.make_person(name, Role.REVIEWER), evidence=(piece,))
    make.review(
        protecting, make.make_person("Protects", Role.REVIEWER), evidence=(secret_piece(LINK),)
    )
    client.force_login(stranger)

    assert "Opentitle" in client.get(cited.get_absolute_url()).text
