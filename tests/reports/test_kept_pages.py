"""Pages for readers are kept by the process, and never sent for another page or an older state."""

import gzip
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Person, Source
from claims.reports.pages.kept_pages import hash_code
from claims.reports.queries.report_state import read_report_state
from tests import factories
from tests.reports import sample
from tests.reports.frozen import PAGE, SLUG, freeze, freeze_two

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "1/", "claims/1/", "1/claims/1/"])
def test_kept_page_is_sent_as_it_was_rendered(client: Client, address: str):
    freeze(sample.hostile_document())

    pages = [
        client.get(PAGE + address, headers={"Accept-Encoding": encoding})
        for encoding in ("gzip, br", "identity", "gzip, br", "identity")
    ]

    bodies = [gzip.decompress(page.content) if n % 2 == 0 else page.content for n, page in enumerate(pages)]  # fmt: skip
    assert len(set(bodies)) == 1
    assert b"</html>" in bodies[0]
    assert [page.get("Content-Encoding") for page in pages] == ["gzip", None, "gzip", None]
    assert {page["ETag"] for page in pages} == {pages[0]["ETag"]}
    assert all("Accept-Encoding" in page["Vary"] for page in pages)
    assert all("Cookie" not in page["Vary"] for page in pages)


@pytest.mark.parametrize("address", ["", "claims/1/"])
def test_page_loads_little(client: Client, address: str):
    """One page, two style sheets and one small picture, without a script."""
    freeze(sample.document())

    page = client.get(PAGE + address, headers={"Accept-Encoding": "gzip"})

    assert len(page.content) < 9_000
    html = gzip.decompress(page.content).decode()
    assert html.count('rel="stylesheet"') == 2
    assert "<script src" not in html


@pytest.mark.parametrize("address", ["", "1/", "claims/1/", "1/claims/1/"])
def test_next_report_changes_every_page_of_the_one_before(client: Client, address: str):
    first = freeze(sample.document())
    before = client.get(PAGE + address)
    known = {"If-None-Match": before["ETag"]}
    assert client.get(PAGE + address, headers=known).status_code == 304
    corrected = sample.document(number=2, reason="A new source.")
    corrected["claims"][0]["rating"] = sample.rating("False")
    freeze(corrected, first.article)

    after = client.get(PAGE + address, headers=known)

    assert after.status_code == 200
    assert after.content != before.content


def test_pages_of_two_reports_are_never_mixed_up(client: Client):
    """Reports with the same number, and claims with the same number, of other articles."""
    freeze_two()
    for number in (1, 2):
        freeze(sample.document(article=sample.article(sample.ARTICLE, slug=f"article-{number}")))
    addresses = [
        f"{PAGE}1/", f"{PAGE}2/", "/reports/article-1/1/", "/reports/article-2/1/",
        f"{PAGE}1/claims/1/", f"{PAGE}2/claims/1/", "/reports/article-1/claims/1/",
    ]  # fmt: skip
    fresh = [Client().get(address).content for address in addresses]

    kept = [client.get(address).content for address in addresses]

    assert kept == fresh
    assert len(set(fresh)) == len(addresses)


def test_state_changes_with_everything_that_is_retracted(editor: Person):
    """Also with what is joined to a retracted page later, and back when a source becomes protected."""
    factories.make_report()
    freeze(sample.document())
    source, joined = Source.objects.get(), None
    states = [read_report_state(SLUG, None)]

    now = timezone.now()
    retracted = {"retracted_at": now, "retracted_by": editor, "retraction": "Withdrawn."}
    Source.objects.update(**retracted)
    states.append(read_report_state(SLUG, None))
    joined = Source.objects.create(
        identity="other", url="https://example.org/other", catalogued_at=now, page=source
    )
    states.append(read_report_state(SLUG, None))
    joined.delete()
    Source.objects.update(is_protected=True, public_description="an official")
    states.append(read_report_state(SLUG, None))

    assert len({state.digest for state in states[:3]}) == 3
    assert states[3] == states[0]


@pytest.mark.parametrize("changed", ["claims/a.py", "claims/b/c.sql", "templates/d.html"])
def test_every_file_of_the_code_counts_in_the_etag(tmp_path: Path, changed: str):
    for name in ("claims/a.py", "claims/b/c.sql", "templates/d.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("as it was")
    before = hash_code(tmp_path)
    assert hash_code(tmp_path) == before

    (tmp_path / changed).write_text("as it is")

    assert hash_code(tmp_path) != before
