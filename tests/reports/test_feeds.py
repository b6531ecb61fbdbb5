"""Feeds, the sitemap and the page of corrections: what is published, and nothing else."""

from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Report
from tests import factories
from tests.reports import sample
from tests.reports.frozen import freeze, freeze_two

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client: Client, address: str) -> list[ET.Element]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content).findall(f"{ATOM}entry")


def test_feed_has_each_report_newest_first_under_its_own_address(client: Client):
    freeze_two()

    found = entries(client, "/reports/feed.atom")

    assert [entry.findtext(f"{ATOM}id") for entry in found] == [
        f"{settings.SITE_URL}/reports/untitled-2026-02-13/{number}/" for number in (2, 1)
    ]
    assert found[0].findtext(f"{ATOM}title") == sample.SUB_HEADING
    published = Report.objects.get(number=2).published_at
    assert found[0].findtext(f"{ATOM}updated")[:19] == published.isoformat()[:19]


def test_corrections_have_what_changed_and_no_first_report(client: Client):
    freeze_two()

    (entry,) = entries(client, "/reports/corrections.atom")
    page = client.get("/corrections/").text

    assert entry.findtext(f"{ATOM}summary") == "A new source."
    assert "A new source." in page
    assert 'href="/reports/untitled-2026-02-13/2/"' in page
    assert 'href="/reports/untitled-2026-02-13/1/"' not in page


def test_feed_with_nothing_published_is_empty_and_the_page_says_so(client: Client):
    factories.make_decided()

    assert entries(client, "/reports/feed.atom") == []
    assert "We haven’t corrected any report yet." in client.get("/corrections/").text


def test_feed_holds_hostile_words_as_words(client: Client):
    document = sample.hostile_document()
    document["headline"] = 'Ends\x01 here </title><script>alert("x")</script> ]]>'
    freeze(document)

    (entry,) = entries(client, "/reports/feed.atom")

    assert entry.findtext(f"{ATOM}title") == 'Ends␁ here </title><script>alert("x")</script> ]]>'


def test_feed_costs_two_statements_and_is_not_sent_twice(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    freeze_two()

    with django_assert_num_queries(2):
        answer = client.get("/reports/feed.atom")

    assert client.get("/reports/feed.atom", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_sitemap_has_the_page_of_each_article_at_the_public_address(client: Client):
    freeze_two()

    page = ET.fromstring(client.get("/sitemap.xml", HTTP_HOST="localhost").content)

    found = [each.findtext(f"{SITEMAP}loc") for each in page.findall(f"{SITEMAP}url")]
    assert found == [f"{settings.SITE_URL}/reports/untitled-2026-02-13/"]


def test_pages_name_the_feeds_and_link_the_corrections(client: Client):
    page = client.get("/reports/").text

    for address in ("/reports/feed.atom", "/reports/corrections.atom", "/corrections/"):
        assert f'href="{address}"' in page
