"""`manage.py triggers` lists each trigger with a sentence that says what it does."""

import io
import re
from pathlib import Path

import pgtrigger
import pytest
from django.core.management import call_command

CLAIMS = Path(__file__).parents[2] / "claims"
TRIGGERS = [trigger for _, trigger in pgtrigger.registered()]


@pytest.fixture
def lines() -> list[str]:
    out = io.StringIO()
    call_command("triggers", stdout=out)
    return out.getvalue().splitlines()


def test_each_trigger_has_a_line(lines: list[str]):
    headings, *rows = lines

    assert headings.split() == ["TABLE", "TRIGGER", "WHEN", "WHAT", "IT", "DOES"]
    assert sorted(row.split()[1] for row in rows) == sorted(trigger.name for trigger in TRIGGERS)


def test_a_line_says_where_and_when_a_trigger_fires_and_what_it_does(lines: list[str]):
    [line] = [line for line in lines if "review_submitted_is_frozen" in line]
    [deferred] = [line for line in lines if "revision_is_covered_by_sentences" in line]

    assert re.split(" {2,}", line) == [
        "claims_review",
        "review_submitted_is_frozen",
        "before update or delete, row",
        "Refuses to change or delete a submitted review, except to take it back in an open round.",
    ]
    assert re.split(" {2,}", deferred)[2] == "at commit after insert, row"


@pytest.mark.parametrize("trigger", TRIGGERS, ids=str)
def test_each_trigger_says_in_a_sentence_what_it_refuses_or_writes(trigger: pgtrigger.Trigger):
    assert re.fullmatch(r"(Refuses|Writes|Marks) .{10,}\.", trigger.does)


def test_each_trigger_that_writes_is_named_where_an_action_relies_on_it():
    files = [*CLAIMS.glob("*/actions/*.py"), *CLAIMS.glob("ledger/*.py")]
    comments = " ".join(
        line
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.lstrip().startswith("#")
    )
    writing = [trigger.name for trigger in TRIGGERS if not trigger.does.startswith("Refuses")]

    assert [name for name in writing if name not in comments] == []
