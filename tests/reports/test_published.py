"""Public pages: open to everyone, the same for everyone, and only published reports."""

import csv
import hashlib
import io
import re
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.evidence.actions.cataloguing import retract_source
from claims.models import Person, ReportFile, Source
from claims.reports.addresses import claim_address, numbered_claim_address, report_address
from claims.reports.formats import FORMATS
from claims.reports.pages.phrases import day
from claims.reports.views.published import _render_claim, _render_report
from tests import factories
from tests.reports import sample
from tests.reports.frozen import LD_JSON, PAGE, SLUG, freeze, freeze_two

pytestmark = pytest.mark.django_db

# The report


def test_report_shows_the_newest(client: Client):
    freeze_two()

    response = client.get(PAGE)

    assert response.templates[0].name == "reports/report.html"
    assert response.context["report"].document["number"] == 2
    assert response.context["newer"] is None
    assert "A new source." in response.text


def test_numbered_report_links_to_the_newest(client: Client):
    freeze_two()

    response = client.get(f"{PAGE}1/")

    assert response.context["report"].document["number"] == 1
    assert "Read the latest, report 2" in response.text


def test_report_page_gives_the_hash_of_its_json(client: Client):
    report = freeze(sample.hostile_document())

    content = client.get(f"{PAGE}1/report.json").content

    assert content == report.document.encode()
    assert hashlib.sha256(content).hexdigest() in client.get(PAGE).text


def test_report_escapes_hostile_text(client: Client):
    freeze(sample.hostile_document())

    for address in (PAGE, f"{PAGE}claims/8/", "/reports/"):
        page = client.get(address).text

        assert page.count("<script") == len(LD_JSON.findall(page))
        assert re.findall(r"<img (?!src=\"/static/)", page) == []
        assert 'href="javascript' not in page
        assert " style=" not in page


def test_report_that_was_published_is_served_as_frozen(client: Client):
    report = factories.make_report()

    page = client.get(reverse("report", args=(report.article.slug,)))

    assert page.status_code == 200
    assert report.sha256 in page.text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_write_a_published_document(name: str):
    report = factories.make_report()

    assert FORMATS[name].write(report.data, settings.SITE_URL)


# Not there


@pytest.mark.parametrize(
    "address",
    ["", "1/", "claims/1/", "1/claims/1/", "report.json", "1/report.json", "1/report.csv"],
)
def test_unpublished_article_has_no_report(client: Client, address: str, editor: Person):
    article = factories.make_decided().article

    anonymous = client.get(f"/reports/{article.slug}/{address}")
    client.force_login(editor)

    assert anonymous.status_code == 404
    assert client.get(f"/reports/{article.slug}/{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "2/", "0/", "99999999999999999999999/", "claims/9/", "claims/99999999999999999999999/",
        "2/claims/1/", "1/claims/0/", "2/report.json", "report.odt", "1/report.jsonld",
    ],
)  # fmt: skip
def test_missing_claims_and_files_of_a_report_are_404(client: Client, address: str):
    freeze(sample.document())

    assert client.get(PAGE + address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/reports/", PAGE, f"{PAGE}1/", f"{PAGE}claims/1/", f"{PAGE}1/report.json"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_public_pages_accept_only_get_and_head(client: Client, address: str, method: str):
    freeze(sample.document())

    assert getattr(client, method)(address).status_code == 405


# Files


def test_json_is_shown_and_never_sniffed(client: Client):
    freeze(sample.document())

    response = client.get(f"{PAGE}1/report.json")

    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in response


@pytest.mark.parametrize("ending", ["csv", "html"])
def test_csv_and_html_are_saved(client: Client, ending: str):
    report = freeze(sample.hostile_document())

    response = client.get(f"{PAGE}1/report.{ending}")

    assert response["Content-Type"] == f"text/{ending}; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == f'attachment; filename="{SLUG}-report-1.{ending}"'
    assert response.content == FORMATS[ending].write(report.data, settings.SITE_URL)


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_the_command_writes_the_bytes_that_the_site_serves(
    client: Client, ending: str, tmp_path: Path
):
    report = factories.make_report()
    file = tmp_path / f"report.{ending}"

    call_command("export_report", report.article.slug, format=ending, output=str(file))

    served = client.get(f"/reports/{report.article.slug}/1/report.{ending}")
    assert file.read_bytes() == served.content


def test_csv_has_a_row_for_each_claim(client: Client):
    freeze(sample.document())

    text = client.get(f"{PAGE}1/report.csv").content.decode()

    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 7


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_file_without_a_number_leads_to_the_newest(client: Client, ending: str):
    freeze_two()

    response = client.get(f"{PAGE}report.{ending}")

    assert (response.status_code, response["Location"]) == (302, f"{PAGE}2/report.{ending}")


def test_numbered_file_is_not_sent_twice(client: Client):
    freeze(sample.document())
    tag = client.get(f"{PAGE}1/report.json")["ETag"]

    again = client.get(f"{PAGE}1/report.json", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


# The list


def freeze_many(count: int) -> None:
    for number in range(1, count + 1):
        freeze(sample.document(article=sample.article(sample.ARTICLE, slug=f"article-{number}")))


def test_report_list_shows_each_article_once_newest_first(client: Client):
    freeze_many(3)
    freeze_two()

    rows = client.get("/reports/").context["rows"]

    assert [(row.slug, row.number) for row in rows] == [
        (SLUG, 2), ("article-3", 1), ("article-2", 1), ("article-1", 1)
    ]  # fmt: skip


def test_empty_report_list_has_a_sentence(client: Client):
    assert "We haven’t published any reports yet." in client.get("/reports/").text


def test_report_list_has_pages(client: Client):
    freeze_many(30)

    first = client.get("/reports/")
    second = client.get(f"/reports/?before={first.context['older']}")

    slugs = [row.slug for page in (first, second) for row in page.context["rows"]]
    assert slugs == [f"article-{number}" for number in range(30, 0, -1)]
    assert (len(first.context["rows"]), second.context["older"]) == (20, None)


@pytest.mark.parametrize("before", ["x", "-1", "1.5", "²", "99999999999999999999", "1 OR 1=1"])
def test_report_list_accepts_any_start(client: Client, before: str):
    freeze_many(1)

    response = client.get("/reports/", {"before": before})

    assert [row.slug for row in response.context["rows"]] == ["article-1"]


@pytest.mark.parametrize("count", [1, 30])
def test_report_list_needs_two_queries(client: Client, django_assert_num_queries, count: int):  # noqa: ANN001 - pytest-django's own type is private
    freeze_many(count)

    with django_assert_num_queries(2):  # the settings, the reports
        client.get("/reports/")


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("", 4), ("1/", 4), ("claims/1/", 3), ("1/claims/1/", 3), ("1/report.json", 2)],
)
def test_public_pages_need_a_fixed_number_of_queries(
    client: Client,
    django_assert_num_queries,  # noqa: ANN001 - pytest-django's own type is private
    address: str,
    queries: int,
    count: int,
):
    first = sample.document()
    first["claims"] = [
        sample.claim(n, sample.LOSSES, evidence=[sample.evidence()] * count)
        for n in range(1, count + 1)
    ]
    report = freeze(first)
    for number in range(2, count + 1):
        freeze(sample.document(number=number, reason="Again."), report.article)

    with django_assert_num_queries(queries):
        tag = client.get(PAGE + address)["ETag"]

    _render_report.cache_clear()
    _render_claim.cache_clear()
    with django_assert_num_queries(1):  # the state, not the document
        assert client.get(PAGE + address, headers={"If-None-Match": tag}).status_code == 304
    if not address.endswith("json"):
        client.get(PAGE + address)
        with django_assert_num_queries(1):  # the page is kept
            assert client.get(PAGE + address).status_code == 200


def test_report_shows_a_later_retraction_next_to_the_frozen_text(client: Client, editor: Person):
    report = factories.make_report()
    source = Source.objects.get()
    page = reverse("report", args=(report.article.slug,))
    pages = [page, f"{page}1/", f"{page}claims/1/"]
    files = [f"{page}1/report.{ending}" for ending in ("json", "html", "csv")]
    contents = [client.get(file).content for file in files]
    before = [client.get(each)["ETag"] for each in pages]
    sentence = f"we marked this source as retracted on {day(timezone.now().isoformat())}."

    retract_source(
        source=source,
        by=editor,
        lock_version=source.lock_version,
        reason="Known to the newsroom only.",
    )

    for each, known in zip(pages, before, strict=True):
        answer = client.get(each, headers={"If-None-Match": known})
        assert answer.status_code == 200
        assert sentence in answer.text
        assert "Known to the newsroom only." not in answer.text
    assert [client.get(file).content for file in files] == contents
    assert report.sha256 in client.get(page).text

    Source.objects.update(is_protected=True, public_description="an official")
    assert [sentence in client.get(each).text for each in pages] == [False, False, False]


def test_public_pages_are_the_same_for_everyone(client: Client, editor: Person):
    freeze(sample.document())
    addresses = ["/reports/", PAGE, f"{PAGE}claims/1/"]
    anonymous = [client.get(address).content for address in addresses]

    client.force_login(editor)

    assert [client.get(address).content for address in addresses] == anonymous


# Addresses in files are those of the pages


def test_urls_of_reports_match_the_url_patterns():
    document = sample.document()

    assert report_address(document, "") == reverse("report_number", args=(SLUG, 1))
    assert claim_address(document, 3, "") == reverse(
        "report_claim", kwargs={"slug": SLUG, "claim": 3}
    )
    assert numbered_claim_address(document, 3, "") == reverse(
        "report_claim", kwargs={"slug": SLUG, "number": 1, "claim": 3}
    )


# --- Files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"json", "pdf"}])
def test_file_is_made_once_and_sent_as_it_was_first_made(client: Client, name: str):
    report = freeze(sample.document())
    address = f"{PAGE}1/{FORMATS[name].name}"

    first = client.get(address)
    stored = ReportFile.objects.get(report=report, name=name)

    assert first.content == bytes(stored.content)
    assert hashlib.sha256(first.content).hexdigest() == stored.sha256
    assert client.get(address).content == first.content
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_file_of_an_earlier_release_is_sent_as_it_was_stored(client: Client):
    report = freeze(sample.document())
    ReportFile.objects.create(report=report, name="csv", content=b"as it was", sha256="0" * 64)

    assert client.get(f"{PAGE}1/report.csv").content == b"as it was"


def test_page_links_each_file(client: Client):
    freeze(sample.document())

    page = client.get(PAGE).text

    for format_ in FORMATS.values():
        assert f'href="{PAGE}1/{format_.name}"' in page


def test_pdf_without_pango_says_what_to_install(client: Client, monkeypatch: pytest.MonkeyPatch):
    """The module is missing as it is where the library of the system is: importing it fails."""
    freeze(sample.document())
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    answer = client.get(f"{PAGE}1/report.pdf")

    assert answer.status_code == 503
    assert "install the packages libpango-1.0-0" in answer.text
    assert not ReportFile.objects.exists()
