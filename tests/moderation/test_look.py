"""Moderation and desk are one product: one bar, our own style sheets, tables that become cards on a phone."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localtime
from rcssmin import cssmin

from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order
SHEET = Path(__file__).resolve().parents[2] / "static" / "css" / "admin.css"
CELL = re.compile(r"<t[dh](?=[ >])(?![^>]*scope=.col)[^>]*>")


def test_no_page_uses_a_style_sheet_or_a_script_of_django(client: Client, world: World):
    client.force_login(world.root)

    for address in world.addresses:
        page = client.get(address).text
        assert (address, re.findall(r'"[^"]*/admin/(?:css|js)/[^"]*"', page)) == (address, [])
        assert page.count('<header class="bar">') == 1
        assert page.count("<main ") == 1
        assert "<h1" in page
        assert 'data-key="?"' in page


def test_every_cell_of_a_table_names_its_column_on_a_phone(client: Client, world: World):
    client.force_login(world.root)
    tables = 0

    for address in world.addresses:
        page = client.get(address).text
        tables += page.count("<table")
        assert page.count("<table") == len(re.findall(r'<table[^>]*class="[^"]*\bcards\b', page))
        bare = [c for c in CELL.findall(page) if "data-label" not in c and 'scope="row"' not in c]
        assert (address, bare) == (address, [])
    assert tables > 10


def test_lists_write_dates_as_all_other_pages_do(client: Client, world: World):
    client.force_login(world.editor)
    published = localtime(world.report.published_at)

    page = client.get("/admin/claims/report/").text

    assert f"{published.day} {published:%b %Y, %H:%M}" in page


def test_style_sheet_of_moderation_is_small():
    assert len(cssmin(SHEET.read_text()).encode()) <= 8000
