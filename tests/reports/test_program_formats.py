"""The files for programs, each read again: nothing of the report is lost, moved or made up."""

import json

import pytest

from claims.reports.document import digest
from claims.reports.formats import FORMATS
from claims.reports.formats.annotations import quote_selector
from claims.text.spans import Span
from tests.reports import sample

DOCUMENTS = pytest.mark.parametrize(
    "document", [sample.document(), sample.hostile_document()], ids=["plain", "hostile"]
)


def written(name: str, document: dict) -> str:
    return FORMATS[name].write(document, sample.SITE).decode()


def marked(document: dict) -> list[dict]:
    return [claim for claim in document["claims"] if claim["start"] is not None]


# --- JSON Lines ------------------------------------------------------------------------------


@DOCUMENTS
def test_json_lines_hold_each_claim_as_the_document_does(document: dict):
    lines = [json.loads(line) for line in written("jsonl", document).split("\n")[:-1]]

    assert {line["report"]["sha256"] for line in lines} == {digest(document)}
    assert lines[0]["page"] == f"{sample.SITE}/reports/untitled-2026-02-13/claims/1/"
    assert [
        {name: value for name, value in line.items() if name not in {"report", "page"}} for line in lines
    ] == document["claims"]  # fmt: skip


# --- Web Annotations -------------------------------------------------------------------------


@DOCUMENTS
def test_each_annotation_finds_the_words_of_its_claim_and_only_those(document: dict):
    text = document["article"]["revision"]["text"]
    collection = json.loads(written("annotations", document))
    answered = [claim for claim in marked(document) if claim["status"] != "undecided"]

    assert collection["total"] == len(answered)
    for claim, item in zip(answered, collection["first"]["items"], strict=True):
        quote, position = item["target"]["selector"]
        assert Span(position["start"], position["end"]).of(text) == quote["exact"] == claim["quote"]
        words = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert text.find(words) == text.rfind(words) != -1
        assert text.find(words) + len(quote.get("prefix", "")) == claim["start"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("a b a b a", 4, 5),
        ("one two. " * 30, 90, 93),
        ("😀😀😀😀", 1, 2),
        ("aaaa", 0, 4),
        ("x" + "ab" * 400, 401, 403),
        ("It rose. It rose.", 9, 17),
    ],
)
def test_quote_that_stands_often_is_told_by_the_words_around_it(text: str, start: int, end: int):
    selector = quote_selector(text, start, end)

    words = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
    assert text.count(words) == 1
    assert text.find(words) + len(selector.get("prefix", "")) == start
    assert selector["exact"] == text[start:end]


def test_annotation_names_the_verdict_the_finding_and_each_public_source():
    item = json.loads(written("annotations", sample.document()))["first"]["items"][0]

    assert item["motivation"] == "assessing"
    assert [(body.get("purpose"), body.get("value") or body["source"]) for body in item["body"]] == [
        ("classifying", "Mostly true"),
        ("commenting", "The figure is in the range of public estimates. None of them can be verified."),
        ("linking", "https://data.example.net/losses?year=2026"),
    ]  # fmt: skip


def test_annotation_links_no_address_that_runs_script():
    assert "javascript:" not in written("annotations", sample.hostile_document())


# --- AVeriTeC --------------------------------------------------------------------------------

KEYS = {
    "claim", "required_reannotation", "label", "justification", "claim_date", "speaker", "original_claim_url",
    "cached_original_claim_url", "fact_checking_article", "reporting_source", "location_ISO_code", "claim_types",
    "fact_checking_strategies", "questions",
}  # fmt: skip


@DOCUMENTS
def test_averitec_has_its_keys_and_labels_for_each_claim_with_a_verdict(document: dict):
    entries = json.loads(written("averitec", document))

    assert all(set(entry) == KEYS for entry in entries)
    assert [entry["label"] for entry in entries][:5] == [
        "Supported", "Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking",
    ]  # fmt: skip
    assert len(entries) == sum(claim["status"] == "decided" for claim in document["claims"])


def test_averitec_gives_questions_with_answers_and_dates_as_that_data_set_does():
    entry = json.loads(written("averitec", sample.document()))[4]

    assert (entry["claim_date"], entry["speaker"]) == ("12-2-2026", "Michael Kofman")
    assert entry["original_claim_url"] == "https://talks.example.net/12"
    assert entry["questions"] == [
        {
            "question": "How many losses a month are reported?",
            "answers": [
                {
                    "answer": "an average of 34,700 - killed and wounded, per month",
                    "answer_type": "Extractive",
                    "source_url": "https://data.example.net/losses?year=2026",
                    "source_medium": "Web text",
                    "cached_source_url": "https://archive.example.net/123",
                }
            ],
        }
    ]


def test_averitec_leaves_out_an_opinion():
    claims = sample.document()["claims"]
    claims[0]["rating"] = claims[0]["rating"] | {"tone": "opinion"}

    entries = json.loads(written("averitec", sample.document(claims=claims)))

    assert len(entries) == 4


# --- doccano and Label Studio ----------------------------------------------------------------


@DOCUMENTS
def test_doccano_gives_the_spans_and_verdicts_back(document: dict):
    (line,) = written("doccano", document).splitlines()
    read = json.loads(line)

    assert read["text"] == document["article"]["revision"]["text"]
    assert [read["text"][start:end] for start, end, _ in read["label"]] == [claim["quote"] for claim in marked(document)]  # fmt: skip
    assert [label for *_, label in read["label"]][:7] == [
        "Mostly true", "True", "False", "Unproven", "Half true", "Not decided", "Can’t be checked",
    ]  # fmt: skip


@DOCUMENTS
def test_label_studio_gives_the_spans_verdicts_and_findings_back(document: dict):
    (task,) = json.loads(written("label-studio", document))
    text = task["data"]["text"]
    labels = {
        part["id"]: part["value"] for part in task["annotations"][0]["result"] if part["type"] == "labels"
    }  # fmt: skip
    findings = {
        part["id"]: part["value"] for part in task["annotations"][0]["result"] if part["type"] == "textarea"
    }  # fmt: skip

    for claim in marked(document):
        value = labels[f"claim-{claim['number']}"]
        assert text[value["start"] : value["end"]] == value["text"] == claim["quote"]
        if claim["rating"]:
            assert value["labels"] == [claim["rating"]["label"]]
            assert findings[f"claim-{claim['number']}"]["text"] == [claim["summary"]]
    assert len(labels) == len(marked(document))
