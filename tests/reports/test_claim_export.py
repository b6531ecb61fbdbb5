"""All decided claims as CSV and JSON lines: what a report would say of them, and nothing that a report would hide."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.articles.actions.wording import edit_claim
from claims.evidence.actions.joining import join_sources
from claims.models import Article, Claim, Person, Source
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.reports.formats.claim_export import (
    COLUMNS,
    FORMATS,
    dangerous_beginning,
    write_csv,
    write_json_lines,
)
from claims.reports.formats.report_csv import defuse
from claims.vocabulary import ArticleMode, Role
from tests import factories as make
from tests.reports.publishable import make_publishable_article

pytestmark = pytest.mark.django_db


def rows_of_csv() -> list[dict]:
    file = io.BytesIO()
    write_csv(file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


def rows_of_json_lines() -> list[dict]:
    file = io.BytesIO()
    write_json_lines(file)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def all_bytes() -> str:
    files = [io.BytesIO() for _ in FORMATS]
    for write, file in zip(FORMATS.values(), files, strict=True):
        write(file)
    return "".join(file.getvalue().decode() for file in files)


def test_a_decided_claim_has_exactly_these_fields(editor: Person):
    make_publishable_article(editor)
    claim = Claim.objects.get(status="decided")

    [row] = rows_of_json_lines()

    assert tuple(row) == COLUMNS
    assert row.pop("decided_on").endswith("Z")
    assert row == {
        "article": "trees-in-the-city",
        "headline": "Trees in the city",
        "article_url": "https://example.com/trees",
        "number": claim.number,
        "purpose": "public",
        "verdict": "True",
        "rating_value": claim.decisions.get().rating.value,
        "quote": "The city has 35,000 trees.",
        "statement": "",
        "short_form": "",
        "claimant": "",
        "stated_on": "2026-02-13",
        "first_appearance": "",
        "types": ["numerical"],
        "is_central": False,
        "summary": "Counted.",
        "basis": "unanimous",
        "decided_by": editor.name,
        "checked_by": ["Omar", "Ruth"],
        "sources": [
            "context: Tree register, City of Example, https://example.org/count",
            "context: https://example.org/old",
            "refutes: https://example.org/other",
            "supports: An official of the city",
            "supports: Tree register, City of Example, https://example.org/count",
        ],
    }


def test_csv_has_the_same_rows_as_json_lines(editor: Person):
    make_publishable_article(editor)
    make.make_decided()

    from_csv, from_json = rows_of_csv(), rows_of_json_lines()

    assert len(from_csv) == len(from_json) == 2
    for cells, row in zip(from_csv, from_json, strict=True):
        assert cells["sources"].split("\n") == row["sources"]
        assert cells["checked_by"] == "; ".join(row["checked_by"])
        assert cells["is_central"] == ("yes" if row["is_central"] else "no")
        for name in ("article", "quote", "verdict", "summary", "decided_on", "stated_on"):
            assert cells[name] == (row[name] or "")


def test_csv_begins_with_a_byte_order_mark_and_quotes_every_cell(editor: Person):
    make.make_decided()
    file = io.BytesIO()

    write_csv(file)

    header, line, rest = file.getvalue().split(b"\r\n")
    assert header.startswith(b'\xef\xbb\xbf"article","headline"')
    assert line.count(b'"') == 2 * len(COLUMNS)
    assert rest == b""


def test_nothing_of_an_open_round_is_exported(editor: Person):
    article = make.make_article()
    claim = make.make_claim(article)
    make.review(claim, make.make_person("Hidden Reviewer", Role.REVIEWER), rationale="PLANTED rationale",
                evidence=(make.make_evidence("https://planted.example/", title="PLANTED source"),))  # fmt: skip
    reopened = make.make_decided(article)
    send_back(claim=reopened, by=editor, lock_version=reopened.lock_version, note="PLANTED note")
    make.review(reopened, make.make_person("Hidden Two", Role.REVIEWER), rationale="PLANTED two")
    edited = make.make_decided()
    edit_claim(
        claim=edited,
        by=editor,
        lock_version=edited.lock_version,
        statement="PLANTED words",
        short_form="",
        claimant="",
    )
    make.save(make.make_claim(), make.make_person("Hidden Drafter", Role.REVIEWER))
    disputed = make.make_disputed()
    kept = make.make_decided()

    written = all_bytes()

    assert len(rows_of_csv()) == 1
    assert kept.article.slug in written
    for planted in (
        "PLANTED",
        "planted.example",
        "Hidden",
        disputed.article.slug,
        edited.article.slug,
    ):
        assert planted not in written


def test_reviews_of_an_earlier_round_are_not_exported(editor: Person):
    claim = make.make_claim()
    early = make.make_evidence("https://planted.example/")
    for name in ("Early One", "Early Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(early,))
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Again, please.")
    for name in ("Late One", "Late Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), "False")
    confirm_claims(claims=[make.fresh(claim)], by=editor)

    [row] = rows_of_json_lines()

    assert row["checked_by"] == ["Late One", "Late Two"]
    assert "planted.example" not in all_bytes()


@pytest.mark.parametrize("spelling", [
    "https://secret.example/page", "http://www.secret.example/page/", "https://secret.example/page#part",
    "https://secret.example/page?utm_source=x", "HTTPS://SECRET.example/page",
])  # fmt: skip
def test_a_protected_source_is_named_by_its_public_description_alone(spelling: str, editor: Person):
    claim = make.make_claim()
    secret = make.make_evidence("https://secret.example/page", is_protected=True, title="SECRET title", publisher="SECRET office",
                                public_description="a page we know")  # fmt: skip
    make.review(claim, make.make_person("One", Role.REVIEWER), evidence=(secret,))
    make.review(claim, make.make_person("Two", Role.REVIEWER),
                evidence=(make.make_evidence(spelling, title="SECRET name"),))  # fmt: skip
    claim = make.fresh(claim)
    decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating(),
        summary="As counted.",
    )

    [row] = rows_of_json_lines()

    assert row["sources"] == ["supports: a page we know"]
    assert "secret" not in all_bytes().lower()


def test_a_page_that_a_protected_page_was_joined_to_is_hidden_too(editor: Person):
    plain, mobile = "https://secret.example/count", "https://m.secret.example/count"
    claim = make.make_claim()
    secret = make.make_evidence(plain, is_protected=True, public_description="a page we know")
    for name, cited in (
        ("One", (secret,)),
        ("Two", (make.make_evidence(plain), make.make_evidence(mobile))),
    ):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=cited)
    claim = make.fresh(claim)
    decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating(),
        summary="As counted.",
    )
    kept, joined = (Source.objects.get(url=url, article=None) for url in (mobile, plain))
    join_sources(kept=kept, joined=joined, by=editor)

    assert rows_of_json_lines()[0]["sources"] == ["supports: a page we know"]


def test_a_pseudonym_and_the_newsroom_are_named_as_they_wish(editor: Person):
    claim = make.make_claim()
    for kind, fields in (("pseudonym", {"pseudonym": "Fox"}), ("desk", {})):
        make.review(
            claim, make.make_person(f"Real {kind}", Role.REVIEWER, byline_kind=kind, **fields)
        )
    claim = make.fresh(claim)
    decide(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        rating=make.rating(),
        summary="As counted.",
    )

    assert rows_of_json_lines()[0]["checked_by"] == ["Fox"]
    assert "Real" not in all_bytes()


def test_a_verdict_from_before_publication_has_its_purpose():
    make.make_decided(
        make.make_article(mode=ArticleMode.BEFORE_PUBLICATION, scale=make.make_scale())
    )

    assert rows_of_json_lines()[0]["purpose"] == "desk"


@pytest.mark.parametrize("text", [
    "=1+1", "+1", "-1", "@cell", "＝1", "\t=1", "\n1", "\u200b=1", " =1", "\u00ad+1", "\ufeff@x", "a=1", "1", "", "Ä=1",
    "“=1", "'=1", "\u2066-1", "z", "{", "_", "?", ":", "<", "\u00a0\u00a0-1", "\u0301=1", "\U000e0001=1",
])  # fmt: skip
def test_cells_are_defused_as_in_report_csv(text: str):
    make.make_decided()
    Article.objects.update(headline=text)

    assert rows_of_csv()[0]["headline"] == defuse(text)
    assert rows_of_json_lines()[0]["headline"] == text


def test_every_character_that_may_stand_before_a_formula_is_defused():
    characters = [chr(code) for code in range(1, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(ascii(sign) ORDER BY ascii(sign)) FROM unnest(%s::text[]) sign WHERE sign || '=1' ~ %s",
            [characters, dangerous_beginning()],
        )
        (matched,) = cursor.fetchone()

    assert [chr(code) for code in matched] == [
        sign for sign in characters if defuse(f"{sign}=1") != f"{sign}=1"
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_statements_don_t_grow_with_the_claims(count: int, django_assert_num_queries: object):
    for _ in range(count):
        make.make_decided()

    with django_assert_num_queries(4):  # a savepoint and its release, and two settings
        assert write_json_lines(io.BytesIO()) == count


def test_json_lines_keep_every_character(editor: Person):
    make.make_decided()
    text = 'a\\b"c\td\u2028e\x01f\x02g\\n "" \u0085 \U0001f600 \\.'
    Article.objects.update(headline=text)

    assert rows_of_json_lines()[0]["headline"] == text


def test_the_command_writes_a_file_and_says_how_many(tmp_path: Path):
    make.make_decided()
    said = io.StringIO()

    call_command("export_claims", str(tmp_path / "claims.jsonl"), format="jsonl", stderr=said)

    assert json.loads((tmp_path / "claims.jsonl").read_text())["verdict"] == "True"
    assert said.getvalue() == "1 claims exported.\n"


def test_the_command_says_in_one_sentence_that_a_file_can_t_be_written(tmp_path: Path):
    with pytest.raises(CommandError, match="Is a directory"):
        call_command("export_claims", str(tmp_path))
