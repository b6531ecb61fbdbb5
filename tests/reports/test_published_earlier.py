"""Reports that an earlier release published: they never change, and every release can show them.

`published/` holds a report made in November 2026, with its SHA-256 and the files that were offered for download.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from claims.models import Person
from claims.reports.actions.publishing import publish
from claims.reports.formats import FORMATS
from tests.reports import sample
from tests.reports.frozen import freeze
from tests.reports.publishable import make_publishable_article

PUBLISHED = Path(__file__).with_name("published")
REPORT = (PUBLISHED / "report-1.json").read_bytes()
SHA256 = (PUBLISHED / "report-1.sha256").read_text(encoding="ascii").strip()
PAGE = "/reports/trees-in-the-city/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LABELS = {"set_aside_reason", "text", "definition"}
"""Values that follow the wording of a label or a rating, which a newsroom may change between two reports."""


def read_published() -> dict[str, Any]:
    return json.loads(REPORT)


def without_dates(value: Any, name: str = "") -> Any:
    """The document without what depends on the day and on the wording of labels."""
    if isinstance(value, dict):
        return {key: without_dates(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_dates(inner) for inner in value]
    if value and (name == "retracted_on" or name in LABELS):
        return f"a {name}"
    return MOMENT.sub("a moment", value) if isinstance(value, str) else value


@pytest.mark.django_db
def test_earlier_report_is_served_byte_for_byte(client: Client):
    freeze(read_published())

    content = client.get(f"{PAGE}1/report.json").content

    assert content == REPORT
    assert hashlib.sha256(content).hexdigest() == SHA256


@pytest.mark.parametrize("ending", ["csv", "jsonld"])
def test_earlier_report_gives_the_same_file(ending: str):
    written = FORMATS[ending].write(read_published(), sample.SITE)

    assert written == (PUBLISHED / f"report-1.{ending}").read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}1/", f"{PAGE}1/report.html", f"{PAGE}claims/1/"])
def test_earlier_report_is_shown_with_its_evidence(client: Client, address: str):
    freeze(read_published())

    page = client.get(address).text

    shown = [
        "The city has 35,000 trees.",
        "Tree register",
        "An official of the city",
        "33,800 + 1,200",
    ]
    assert [words for words in shown if words not in page] == []
    assert "A clerk of the parks office" not in page


def test_publishing_the_same_article_today_gives_the_same_document(editor: Person):
    article = make_publishable_article(editor)

    report = publish(article=article, by=editor, reason="Two claims are still being checked.")

    today = report.data
    assert len(today.pop("published_on")) == len("2026-11-29")
    assert {claim.pop("claimant_type") for claim in today["claims"]} == {""}
    published = read_published()
    for claim in published["claims"]:
        for piece in claim["evidence"]:  # F and 6 were preselected then
            piece["reliability"] = piece["reliability"].replace("F", "")
            piece["credibility"] = None if piece["credibility"] == 6 else piece["credibility"]
    assert without_dates(today) == without_dates(published)
