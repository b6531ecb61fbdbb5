"""What other sites show in a frame, and how they find it."""

import json
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.reports import sample
from tests.reports.frozen import PAGE, freeze, freeze_two

pytestmark = pytest.mark.django_db
SITE = settings.SITE_URL


def ask(client: Client, address: str, **more: str) -> dict:
    answer = client.get("/oembed", {"url": f"{SITE}{address}"} | more)
    assert answer.status_code == 200, answer
    return json.loads(answer.content)


@pytest.mark.parametrize("address", [f"{PAGE}embed/", f"{PAGE}claims/1/embed/"])
def test_embed_may_be_framed_by_any_site_and_runs_nothing(client: Client, address: str):
    freeze(sample.hostile_document())

    answer = client.get(address)
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))

    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy
    assert "X-Frame-Options" not in answer
    assert "<script" not in answer.text
    assert answer.cookies == {}


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}claims/1/", "/reports/", "/corrections/"])
def test_no_other_page_may_be_framed(client: Client, address: str):
    freeze(sample.document())

    answer = client.get(address)

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_embed_of_a_claim_shows_its_newest_verdict_and_links_its_page(client: Client):
    freeze_two()

    page = client.get(f"{PAGE}claims/1/embed/").text

    assert "False" in page
    assert "Mostly true" not in page
    assert f'href="{SITE}{PAGE}claims/1/" target="_blank" rel="noopener"' in page


@pytest.mark.parametrize("address", [f"{PAGE}claims/99/embed/", "/reports/no-such/embed/"])
def test_embed_of_nothing_is_404(client: Client, address: str):
    freeze(sample.document())

    assert client.get(address).status_code == 404


def test_embed_of_an_unpublished_article_is_404(client: Client):
    article = factories.make_decided().article

    assert client.get(f"/reports/{article.slug}/embed/").status_code == 404


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (PAGE, f"{PAGE}embed/"),
        (f"{PAGE}1/", f"{PAGE}embed/"),
        (f"{PAGE}claims/1/", f"{PAGE}claims/1/embed/"),
        (f"{PAGE}1/claims/1/?from=feed#found", f"{PAGE}claims/1/embed/"),
    ],
)
def test_page_of_a_report_is_found_by_its_address(client: Client, address: str, frame: str):
    freeze(sample.document())

    found = ask(client, address)

    assert (found["type"], found["version"]) == ("rich", "1.0")
    assert f'src="{SITE}{frame}"' in found["html"]


def test_title_cannot_break_out_of_the_frame(client: Client):
    freeze(sample.hostile_document())

    html = ask(client, PAGE)["html"]

    assert "<script" not in html
    assert html.count("<") == 2


@pytest.mark.parametrize(
    ("asked", "given"),
    [({}, (600, 320)), ({"maxwidth": "400", "maxheight": "250"}, (400, 250)), ({"maxwidth": "9999"}, (600, 320)),
     ({"maxwidth": "1"}, (200, 320)), ({"maxwidth": "-5", "maxheight": "x"}, (600, 320))],
)  # fmt: skip
def test_frame_is_no_larger_than_asked(client: Client, asked: dict, given: tuple[int, int]):
    freeze(sample.document())

    found = ask(client, PAGE, **asked)

    assert (found["width"], found["height"]) == given


@pytest.mark.parametrize(
    "url",
    ["", "nothing", "https://elsewhere.example.com/reports/untitled-2026-02-13/", f"{SITE}/", f"{SITE}/articles/",
     f"{SITE}{PAGE}claims/99/", f"{SITE}/reports/no-such/", f"{SITE}{PAGE}1/report.json", f"{SITE}.evil.example{PAGE}"],
)  # fmt: skip
def test_other_addresses_cannot_be_embedded(client: Client, url: str):
    freeze(sample.document())

    assert client.get("/oembed", {"url": url}).status_code == 404


def test_xml_is_not_offered(client: Client):
    freeze(sample.document())

    assert client.get("/oembed", {"url": f"{SITE}{PAGE}", "format": "xml"}).status_code == 501


def test_page_says_where_its_embed_is_found(client: Client):
    freeze(sample.document())

    page = client.get(f"{PAGE}claims/1/").text

    assert f'href="/oembed?url={quote(f"{SITE}{PAGE}claims/1/", safe="")}"' in page
