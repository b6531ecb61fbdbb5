"""Writing the guidelines, and what reviews remember of them."""

import importlib
import pkgutil

import pytest

from claims import migrations
from claims.access.refusals import Forbidden
from claims.desk.actions.reviewing import submit_review
from claims.models import Event, Guidelines, Person
from claims.moderation.actions.guideline_versions import GuidelinesConflict, write_guidelines
from tests import factories as make


def test_each_change_is_a_version_with_its_event(editor: Person):
    first = write_guidelines(by=editor, text="Be fair.", after=0)
    second = write_guidelines(by=None, text="Be brief.", after=1)

    assert (first.number, first.created_by, second.number, second.created_by) == (
        1,
        editor,
        2,
        None,
    )
    assert Guidelines.objects.in_force() == second
    actions = Event.objects.order_by("sequence").values_list(
        "event_type", "object_type", "object_id"
    )
    assert list(actions) == [
        ("edit-guidelines", "guidelines", 1),
        ("edit-guidelines", "guidelines", 2),
    ]


def test_the_same_words_are_no_new_version(editor: Person):
    write_guidelines(by=editor, text="Be fair.", after=0)

    again = write_guidelines(by=editor, text="Be fair.", after=0)

    assert (again.number, Event.objects.count()) == (1, 1)


def test_second_editor_is_told_of_the_first(editor: Person):
    write_guidelines(by=editor, text="Be fair.", after=0)

    with pytest.raises(GuidelinesConflict, match="Edith Editor wrote version 1") as refusal:
        write_guidelines(by=editor, text="Be brief.", after=0)

    assert refusal.value.newest.text == "Be fair."


def test_only_editors_write_guidelines(reviewer: Person):
    with pytest.raises(Forbidden):
        write_guidelines(by=reviewer, text="Be fair.", after=0)


def test_review_is_judged_by_the_version_in_force_at_its_submit(
    editor: Person, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    write_guidelines(by=editor, text="Be fair.", after=0)
    first = make.review(claim, reviewer)
    draft = make.make_draft()
    make.save(claim, other_reviewer, draft)
    write_guidelines(by=editor, text="Be brief.", after=1)

    claim = make.fresh(claim)
    second = submit_review(claim=claim, by=other_reviewer, version=1, draft=draft)

    first.refresh_from_db()
    assert (first.guidelines_id, second.guidelines_id) == (1, 2)
    payload = Event.objects.about(second).get().payload.body
    assert '"guidelines_version":2' in payload


def versions_of(*arguments: object) -> dict[int, tuple[str, object]]:
    """What the migration does with what there was, whatever number it has by now."""
    (name,) = (
        module.name
        for module in pkgutil.iter_modules(migrations.__path__)
        if module.name.endswith("_comments")
    )
    return importlib.import_module(f"claims.migrations.{name}").versions_of(*arguments)


def edit(n: int, text: str) -> dict[str, object]:
    return {"after": {"guidelines": text}, "guidelines_version": n}


@pytest.mark.parametrize(
    ("edits", "present", "judged_by", "versions"),
    [
        ([], (1, ""), set(), {}),
        ([], (1, "Now."), set(), {1: "Now."}),
        ([], (1, ""), {1}, {1: ""}),
        ([(edit(1, "Old."), 7), (edit(2, "Now."), 8)], (2, "Now."), {1}, {1: "Old.", 2: "Now."}),
        ([({"after": {"name": "X"}}, 7)], (3, "Now."), {1}, {1: "", 2: "", 3: "Now."}),
        ([({}, 7)], (1, "Now."), set(), {1: "Now."}),
    ],
    ids=["new desk", "one version", "judged by none", "from the ledger", "lost", "erased"],
)
def test_migration_keeps_every_version_that_anything_knows_of(
    edits: list, present: tuple[int, str], judged_by: set[int], versions: dict[int, str]
):
    found = versions_of(edits, present, judged_by)

    assert {n: text for n, (text, _) in found.items()} == versions
