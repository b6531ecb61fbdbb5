"""The JSON Schema of the report document fits every document, of this release and of earlier ones, and no broken one."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests import factories
from tests.reports import sample
from tests.reports.test_published_earlier import read_published

FILE = Path(__file__).parents[2] / "docs" / "report-document.schema.json"
SCHEMA = json.loads(FILE.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(document: dict[str, Any]) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(document)]


def test_schema_is_a_schema_itself():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "document",
    [sample.document(), sample.hostile_document(), read_published("report-1"), read_published("report-2")],
    ids=["sample", "hostile", "earlier-1", "earlier-2"],
)  # fmt: skip
def test_document_fits_the_schema(document: dict[str, Any]):
    assert faults(document) == []


@pytest.mark.django_db
def test_document_that_is_published_now_fits_the_schema_and_has_no_key_that_it_does_not_name():
    document = factories.make_report().data

    assert faults(document) == []
    assert set(document) == set(SCHEMA["properties"])
    for entry in document["claims"]:
        assert set(entry) | {"override_reason"} == set(SCHEMA["$defs"]["claim"]["properties"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "factcheck-report/2"),
        (("number",), 0),
        (("published_at",), "yesterday"),
        (("published_on",), "2026-02-30"),
        (("article", "revision", "sha256"), "short"),
        (("article", "units", 0, "start"), -1),
        (("claims", 0, "status"), "done"),
        (("claims", 0, "rating"), None),
        (("claims", 0, "evidence", 0, "stance"), "agrees"),
        (("claims", 0, "evidence", 0, "copy", "sha256"), "ABC"),
        (("claims", 5, "checked_by"), ["Somebody"]),
        (("scale", "ratings", 0, "order"), "first"),
        (("desk", "name"), 7),
    ],
)
def test_broken_document_does_not_fit(path: tuple[str | int, ...], value: Any):
    document = copy.deepcopy(sample.document())
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    assert faults(document)
