"""report.json is the canonical document."""

import hashlib
import json

import pytest
from django.conf import LazySettings

from claims.reports.document import canonical_bytes, digest
from claims.reports.formats import FORMATS
from tests.reports import sample


def test_json_is_the_document():
    document = sample.hostile_document()

    assert json.loads(FORMATS["json"].write(document, sample.SITE)) == document


def test_json_is_canonical():
    assert canonical_bytes({"b": "é📰", "a": [1, None]}) == '{"a":[1,null],"b":"é📰"}'.encode()


def test_digest_is_the_hash_of_report_json():
    document = sample.document()

    written = FORMATS["json"].write(document, sample.SITE)

    assert hashlib.sha256(written).hexdigest() == digest(document)


@pytest.mark.parametrize("name", FORMATS)
def test_formats_only_depend_on_the_document_and_the_site_url(name: str, settings: LazySettings):
    write = FORMATS[name].write
    before = write(sample.document(), sample.SITE)

    settings.TIME_ZONE, settings.LANGUAGE_CODE = "Asia/Tokyo", "uk"
    settings.USE_THOUSAND_SEPARATOR = True

    assert write(json.loads(canonical_bytes(sample.document())), sample.SITE) == before


def test_formats_have_a_media_type():
    assert {kind.name: kind.media_type.split(";")[0] for kind in FORMATS.values()} == {
        "report.html": "text/html",
        "report.pdf": "application/pdf",
        "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "report.csv": "text/csv",
        "report.json": "application/json",
        "report.jsonl": "application/jsonl",
        "claimreview.jsonld": "application/ld+json",
        "annotations.jsonld": "application/ld+json",
        "averitec.json": "application/json",
        "doccano.jsonl": "application/jsonl",
        "label-studio.json": "application/json",
    }
