"""Reports that an earlier release published: they never change, and every release can show them.

`published/` holds two reports of the same article, each with its SHA-256 and the files that were offered for download. The
first is as made in November 2026; the second as made a month later, before reports had a headline and a key finding.
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
REPORTS = ("report-1", "report-2")
PAGE = "/reports/trees-in-the-city/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LABELS = {"set_aside_reason", "text", "definition"}
"""Values that follow the wording of a label or a rating, which a newsroom may change between two reports."""


def read_published(name: str = "report-1") -> dict[str, Any]:
    return json.loads((PUBLISHED / f"{name}.json").read_bytes())


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
@pytest.mark.parametrize("name", REPORTS)
def test_earlier_report_is_served_byte_for_byte(client: Client, name: str):
    freeze(read_published(name))

    content = client.get(f"{PAGE}1/report.json").content

    assert content == (PUBLISHED / f"{name}.json").read_bytes()
    digest = (PUBLISHED / f"{name}.sha256").read_text(encoding="ascii").strip()
    assert hashlib.sha256(content).hexdigest() == digest


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(("key", "ending"), [("csv", "csv"), ("claimreview", "jsonld")])
def test_earlier_report_gives_the_same_file(key: str, ending: str, name: str):
    written = FORMATS[key].write(read_published(name), sample.SITE)

    assert written == (PUBLISHED / f"{name}.{ending}").read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}1/", f"{PAGE}1/report.html", f"{PAGE}claims/1/"])
def test_earlier_report_is_shown_with_its_evidence(client: Client, address: str, name: str):
    freeze(read_published(name))

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
    assert [today.pop(name) for name in ("headline", "key_finding", "waived")] == ["", "", []]
    assert {len(head) for head in today.pop("ledger").values()} == {64}
    assert len(today.pop("published_on")) == len("2026-11-29")
    assert {claim.pop("claimant_type") for claim in today["claims"]} == {""}
    assert [claim.pop("reviews") for claim in today["claims"]] == [2, 0, 0]
    published = read_published()
    for claim in published["claims"]:
        for piece in claim["evidence"]:  # F and 6 were preselected then
            piece["reliability"] = piece["reliability"].replace("F", "")
            piece["credibility"] = None if piece["credibility"] == 6 else piece["credibility"]
    assert without_dates(today) == without_dates(published)
