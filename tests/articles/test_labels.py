"""Labels of source kinds, reliability and credibility, wherever they are chosen or shown."""

import re
import uuid

import pytest
from django.test import Client

from claims.models import Person, Source
from claims.vocabulary import Credibility, Reliability, SourceKind
from tests import factories as make
from tests.reports import sample
from tests.reports.frozen import PAGE, freeze

pytestmark = pytest.mark.django_db
KINDS = {
    "primary": "primary document",
    "data": "data set",
    "official": "official statement",
    "expert": "expert",
    "interview": "interview",
    "news": "news report",
    "reference": "reference work",
    "social": "social post",
    "other": "other",
}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "can’t be judged",
}
CREDIBILITY = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "can’t be judged",
}


def test_labels_use_the_terms_of_the_field():
    assert dict(SourceKind.choices) == KINDS
    assert {each.value: each.words for each in Reliability} == RELIABILITY
    assert {each.value: each.words for each in Credibility} == CREDIBILITY


def test_review_form_shows_each_label(client: Client, reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url()).text

    for value, label in [*SourceKind.choices, *Reliability.choices, *Credibility.choices]:
        assert re.search(f'<option value="{value}"( selected)?>{label}</option>', page)


def test_source_page_shows_each_label(client: Client, reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    pieces = [make.make_evidence(credibility=each, key=uuid.uuid4()) for each in Credibility]
    make.review(claim, reviewer, evidence=tuple(pieces))
    make.review(claim, other_reviewer)
    client.force_login(reviewer)
    source = Source.objects.get()
    pages = []
    for kind, reliability in zip(SourceKind, [*Reliability, "A", "A", "A"], strict=True):
        Source.objects.update(kind=kind, reliability=reliability)
        pages.append(client.get(source.get_absolute_url()).text)

    for page, label in zip(pages, KINDS.values(), strict=True):
        assert f"<dt>Kind</dt><dd>{label}</dd>" in page
    for page, reliability in zip(pages, Reliability, strict=False):
        assert f"<dt>Reliability</dt><dd>{reliability.label}</dd>" in page
    for grade in Credibility:
        told = f"Source: {Reliability.A.label}. This statement: {grade.label}."
        assert f'<abbr title="{told}">A{grade.value}</abbr>' in pages[0]


def test_report_shows_each_label(client: Client):
    document = sample.document()
    grades = [*zip("ABCDEF", (1, 2, 3, 4, 5, 1), strict=True), ("A", 6), ("A", 1), ("A", 1)]
    document["claims"][0]["evidence"] = [
        sample.evidence(title=f"Source {kind}", kind=kind, reliability=grade, credibility=number)
        for kind, (grade, number) in zip(KINDS, grades, strict=True)
    ]
    freeze(document)

    page = client.get(PAGE).text

    for label in list(KINDS.values())[:-1]:  # nobody said what "other" is
        assert page.count(f'<span dir="auto">{label}</span>') == 1
    for (grade, number), words in zip(grades[:5], list(RELIABILITY.values()), strict=False):
        assert f"source graded {grade}{number}: {words}; {CREDIBILITY[number]}" in page
    assert "source graded F1: reliability can’t be judged; confirmed by others" in page
    assert "source graded A6: completely reliable; truth can’t be judged" in page
