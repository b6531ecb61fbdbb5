"""Verification names whatever was changed while the triggers were off: events, payloads, chains, and the rows that they recorded."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from claims.ledger.verification import Problem, ProblemKind, find_problems, verify_ledger
from claims.models import EventChain
from tests.ledger import tampering
from tests.ledger.tampering import World, sql

POSITIONS = ("first", "middle", "last")
CHAINS = ("article", "newsroom")


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> World:
    with django_db_blocker.unblock():
        return tampering.build_world()


@pytest.fixture
def world(built: World, db: None) -> Iterator[World]:
    """The world, which each test changes in a savepoint."""
    return built


def place(world: World, chain: str, position: str) -> tuple[int, int]:
    """The chain and the sequence of one of its events."""
    key = world.chain if chain == "article" else world.newsroom
    last = tampering.last_of(key)
    return key, {"first": 1, "middle": last // 2 + 1, "last": last}[position]


def kinds() -> set[ProblemKind]:
    return {problem.kind for problem in verify_ledger().problems}


def found(kind: ProblemKind) -> list[Problem]:
    return [problem for problem in verify_ledger().problems if problem.kind == kind]


def test_a_ledger_that_nobody_changed_has_no_problems(world: World):
    result = verify_ledger()

    assert (result.problems, result.total, result.chains) == ((), 0, 3)
    assert result.events == sql("SELECT count(*) FROM claims_event")[0][0]


# --- One event ---------------------------------------------------------------------------------------
EVENT_CHANGES = {
    "header with a space more": ("header", "header || ' '", ProblemKind.HEADER),
    "header that is no JSON": ("header", "'no json'", ProblemKind.HEADER),
    "header that is a list": ("header", "'[]'", ProblemKind.HEADER),
    "header without names": ("header", "'{}'", ProblemKind.HEADER),
    "header of nested lists": ("header", "repeat('[', 100000)", ProblemKind.HEADER),
    "header that is empty": ("header", "''", ProblemKind.HEADER),
    "header with half a character": ("header", r"""replace(header, '"actor":"', '"actor":"\ud800')""", ProblemKind.HEADER),
    "header with no number": ("header", """regexp_replace(header, '"sequence":\\d+', '"sequence":NaN')""", ProblemKind.HEADER),
    "header with a huge number": ("header", """replace(header, '"sequence":', '"sequence":' || repeat('9', 5000))""", ProblemKind.HEADER),
    "header with a list as its time": ("header", """regexp_replace(header, '"at":"[^"]*"', '"at":[1]')""", ProblemKind.HEADER),
    "header of another chain": ("header", """regexp_replace(header, '"chain":\\d+', '"chain":987654')""", ProblemKind.HEADER),
    "hash": ("hash", "repeat('a', 64)", ProblemKind.HEADER),
    "hash in capitals": ("hash", "upper(hash)", ProblemKind.HEADER),
    "hash that is none": ("hash", "'né'", ProblemKind.HEADER),
    "previous hash": ("previous_hash", "repeat('a', 64)", ProblemKind.LINK),
    "previous hash in capitals": ("previous_hash", "repeat('A', 64)", ProblemKind.LINK),
    "previous hash that is none": ("previous_hash", "'xyz'", ProblemKind.LINK),
    "type": ("event_type", "'other'", ProblemKind.COLUMN),
    "type that is empty": ("event_type", "''", ProblemKind.COLUMN),
    "time": ("at", "at + interval '1 microsecond'", ProblemKind.COLUMN),
    "time without end": ("at", "'infinity'", ProblemKind.COLUMN),
    "time before Christ": ("at", "'0044-03-15 BC'", ProblemKind.COLUMN),
    "actor": ("actor_id", "coalesce(actor_id, 0) + 1", ProblemKind.COLUMN),
    "object": ("object_id", "object_id + 1", ProblemKind.COLUMN),
    "kind of object": ("object_type", "'quote\"'", ProblemKind.COLUMN),
    "sequence": ("sequence", "sequence + 1000", ProblemKind.GAP),
    "chain": ("chain_id", "chain_id + 1000", ProblemKind.CHAIN),
}  # fmt: skip


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("name", EVENT_CHANGES)
def test_changed_event_is_named(world: World, name: str, position: str):
    chain, sequence = place(world, "article", position)
    column, expression, kind = EVENT_CHANGES[name]

    tampering.change_event(chain, sequence, column, expression)

    problem = found(kind)[0]
    assert f"{sequence}" in problem.sentence or kind in (ProblemKind.CHAIN, ProblemKind.GAP)
    assert problem.sentence.isprintable()


PAYLOAD_CHANGES = {
    "body": ("body = '{}'", ProblemKind.PAYLOAD),
    "body with a space more": ("body = body || ' '", ProblemKind.PAYLOAD),
    "body that is empty": ("body = ''", ProblemKind.PAYLOAD),
    "body that is no JSON": ("body = '{'", ProblemKind.PAYLOAD),
    "salt": ("salt = repeat('0', 32)", ProblemKind.PAYLOAD),
    "salt in capitals": ("salt = repeat('A', 32)", ProblemKind.PAYLOAD),
    "salt that is none": ("salt = 'ü '", ProblemKind.PAYLOAD),
    "erased without an event": ("salt = '', body = '', erased_at = now()", ProblemKind.ERASED),
    "only marked as erased": ("erased_at = now()", ProblemKind.ERASED),
    "emptied without a mark": ("salt = '', body = ''", ProblemKind.PAYLOAD),
    "of no event": ("event_id = event_id + 100000", ProblemKind.PAYLOAD),
}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("name", PAYLOAD_CHANGES)
def test_changed_payload_is_named(world: World, name: str, position: str):
    chain, sequence = place(world, "newsroom", position)
    change, kind = PAYLOAD_CHANGES[name]

    tampering.change_payload(chain, sequence, change)

    sentences = [problem.sentence for problem in found(kind)]
    assert any(f"vent {sequence} of the newsroom’s chain" in sentence for sentence in sentences)


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("chain", CHAINS)
def test_deleted_event_is_named(world: World, chain: str, position: str):
    key, sequence = place(world, chain, position)

    tampering.delete_event(key, sequence)

    kind = ProblemKind.CUT if position == "last" else ProblemKind.GAP
    assert found(kind)[0].chain == key


def test_deleted_payload_is_named(world: World):
    sql("DELETE FROM claims_eventpayload WHERE event_id = %s", tampering.event_key(world.chain, 3))

    assert [problem.sentence[:7] for problem in found(ProblemKind.PAYLOAD)] == ["Event 3"]


def test_event_that_is_there_twice_is_named(world: World):
    columns = "chain_id, sequence, at, event_type, header, actor_id, object_type, object_id, previous_hash, hash"
    sql(
        f"INSERT INTO claims_event ({columns}) SELECT {columns} FROM claims_event WHERE chain_id = {world.chain} AND sequence = 4"
    )

    assert found(ProblemKind.DUPLICATE)[0].event == 4


@pytest.mark.parametrize("pair", [(1, 2), (3, 6)])
def test_events_in_another_order_are_named(world: World, pair: tuple[int, int]):
    one, other = pair
    sql(
        "UPDATE claims_event SET sequence = CASE sequence WHEN %s THEN %s ELSE %s END WHERE chain_id = %s AND sequence IN (%s, %s)",
        one, other, one, world.chain, one, other,
    )  # fmt: skip

    assert found(ProblemKind.LINK)[0].event == one


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("chain", CHAINS)
def test_event_that_was_rewritten_with_every_hash_after_it_is_named(
    world: World, chain: str, position: str
):
    key, sequence = place(world, chain, position)

    tampering.rewrite(key, sequence, lambda _header, payload: payload.update(note="It was so."))

    assert key in {problem.chain for problem in found(ProblemKind.REWRITTEN)}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("actor", "person:987654"),
        ("move", "other"),
        ("object", "claim:1"),
        ("at", "2020-01-01T00:00:00+00:00"),
    ],
)
def test_header_that_was_rewritten_with_its_columns_is_named(
    world: World, name: str, value: str, position: str
):
    key, sequence = place(world, "article", position)

    tampering.rewrite(key, sequence, lambda header, _payload: header.update({name: value}))

    assert ProblemKind.REWRITTEN in kinds()


@pytest.mark.parametrize(
    "value", [[], {}, None, "x", -1, 1.5, [[]], {"x": []}, 10**30, {"9" * 40: [1, "a" * 64]}]
)
def test_payload_with_something_else_in_every_place_is_named_and_ends_nothing(
    world: World, value: object
):
    for chain in (world.chain, world.newsroom):
        for sequence in range(1, tampering.last_of(chain) + 1):
            tampering.rewrite(
                chain,
                sequence,
                lambda _header, payload: payload.update(dict.fromkeys(payload, value)),
            )

    assert {ProblemKind.REWRITTEN, ProblemKind.ROW} <= kinds()


@pytest.mark.parametrize("place", ["document", "ledger", "article"])
@pytest.mark.parametrize("value", [[], None, 1, "x", {"article": [], "newsroom": []}])
def test_report_with_something_else_in_its_place_is_named(world: World, place: str, value: object):
    document = value if place == "document" else world.report.data | {place: value}
    text = json.dumps(document)
    digest = hashlib.sha256(text.encode()).hexdigest()

    sql(
        "UPDATE claims_report SET document = %s, sha256 = %s WHERE id = %s",
        text,
        digest,
        world.report.pk,
    )

    assert kinds() & {ProblemKind.REPORT, ProblemKind.ROW}


def test_rewritten_past_differs_from_what_the_newsroom_recorded_and_from_what_reports_print(
    world: World,
):
    sql("DELETE FROM claims_seenhead")

    tampering.rewrite(world.chain, 2, lambda _header, payload: payload.update(note="It was so."))

    sentences = " ".join(problem.sentence for problem in found(ProblemKind.REWRITTEN))
    assert "the newsroom’s chain says" in sentences
    assert "report 1 (row" in sentences.lower()
    assert "report 2 (row" in sentences.lower()


def test_rewritten_newsroom_differs_from_what_reports_print(world: World):
    sql("DELETE FROM claims_seenhead")

    tampering.rewrite(world.newsroom, 1, lambda _header, payload: payload.update(note="So."))

    assert len([p for p in found(ProblemKind.REWRITTEN) if "newsroom’s chain" in p.sentence]) == 2


# --- Chains ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("with_head", [False, True])
def test_tail_that_was_cut_is_named(world: World, chain: str, position: str, *, with_head: bool):
    key, sequence = place(world, chain, position)

    tampering.cut_tail(key, sequence, with_head=with_head)

    problem = found(ProblemKind.CUT)[0]
    assert problem.chain == key
    assert "ends with event" in problem.sentence or "has no events" in problem.sentence


def test_tail_of_a_published_article_that_was_cut_with_its_head_lacks_what_the_newsroom_recorded(
    world: World,
):
    sql("DELETE FROM claims_seenhead")

    tampering.cut_tail(world.chain, 3, with_head=True)

    assert "the newsroom’s chain says that it has" in found(ProblemKind.CUT)[0].sentence


def test_cut_tail_with_every_row_that_it_recorded_is_named(world: World):
    sql("DELETE FROM claims_seenhead")
    sql("DELETE FROM claims_report WHERE article_id = %s", world.article.pk)

    tampering.cut_tail(world.chain, 3, with_head=True)

    assert ProblemKind.CUT in kinds()


@pytest.mark.parametrize("which", ["chain", "other_chain"])
def test_chain_that_was_deleted_whole_is_named(world: World, which: str):
    tampering.delete_chain(getattr(world, which))

    sentences = [problem.sentence for problem in found(ProblemKind.CHAIN)]
    assert any("has no chain" in sentence for sentence in sentences)
    assert any("is missing" in sentence for sentence in sentences)


def test_chain_that_was_deleted_with_its_article_is_named(world: World):
    sql("DELETE FROM claims_seenhead")
    for table in ("report", "assignment", "articletally"):
        sql(f"DELETE FROM claims_{table} WHERE article_id = %s", world.article.pk)
    sql("DELETE FROM claims_article WHERE id = %s", world.article.pk)

    tampering.delete_chain(world.chain)

    assert f"Chain {world.chain} is missing" in found(ProblemKind.CHAIN)[0].sentence


def test_newsroom_whose_chain_was_deleted_is_named(world: World):
    tampering.delete_chain(world.newsroom)

    assert "The newsroom has no chain." in [p.sentence for p in found(ProblemKind.CHAIN)]


def test_row_of_a_chain_that_was_deleted_is_named(world: World):
    sql("DELETE FROM claims_eventchain WHERE id = %s", world.chain)

    assert any("its own row is missing" in p.sentence for p in found(ProblemKind.CHAIN))


def test_articles_that_were_swapped_between_chains_are_named(world: World):
    sql("UPDATE claims_eventchain SET article_id = -1 WHERE id = %s", world.chain)
    sql(
        "UPDATE claims_eventchain SET article_id = %s WHERE id = %s",
        world.article.pk,
        world.other_chain,
    )
    sql("UPDATE claims_eventchain SET article_id = %s WHERE id = %s", world.other.pk, world.chain)

    swapped = [p.chain for p in found(ProblemKind.CHAIN) if "begin with the loading" in p.sentence]
    assert swapped == [world.chain, world.other_chain]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("count = count + 1", ProblemKind.CUT),
        ("count = count - 1", ProblemKind.HEAD),
        ("count = 0", ProblemKind.HEAD),
        ("head = repeat('a', 64)", ProblemKind.HEAD),
        ("head = 'ü'", ProblemKind.HEAD),
        ("count = 0, head = repeat('0', 64)", ProblemKind.HEAD),
    ],
)
@pytest.mark.parametrize("chain", CHAINS)
def test_changed_count_or_head_is_named(world: World, chain: str, change: str, kind: ProblemKind):
    key, _ = place(world, chain, "last")

    sql(f"UPDATE claims_eventchain SET {change} WHERE id = {key}")

    assert found(kind)[0].chain == key


# --- Rows --------------------------------------------------------------------------------------------
ROW_CHANGES: dict[str, tuple[Callable[[World], object], str, str]] = {
    "verdict of a review": (lambda w: w.review, "rating_id = (SELECT id FROM claims_rating WHERE label = 'False')", "rating"),
    "rationale of a review": (lambda w: w.review, "rationale = rationale || ' Not.'", "rationale"),
    "confidence of a review": (lambda w: w.review, "confidence = 1", "confidence"),
    "guidelines of a review": (lambda w: w.review, "guidelines_version = 7", "version of the guidelines"),
    "reviewer of a review": (lambda w: w.review, "reviewer_id = {w.stranger.pk}", "person"),
    "time of a review": (lambda w: w.review, "submitted_at = submitted_at - interval '1 millisecond'", "time of submission"),
    "review made a draft": (lambda w: w.review, "state = 'draft'", "is a draft"),
    "wording of a review": (
        lambda w: w.review,
        "claim_version_id = (SELECT current_id FROM claims_claim WHERE number = 4 AND article_id = {w.article.pk})",
        "claim",
    ),
    "round of a review": (lambda w: w.review, "round_id = (SELECT max(id) FROM claims_round)", "round"),
    "reason of a review": (lambda w: w.review, "rating_id = NULL, set_aside_reason = 'opinion'", "reason to set it aside"),
    "passage of evidence": (lambda w: w.evidence, "passage = 'Otherwise.'", "passage"),
    "stance of evidence": (lambda w: w.evidence, "stance = 'refutes'", "stance"),
    "source of evidence": (lambda w: w.evidence, "cited = 'https://example.org/other'", "cited"),
    "date of evidence": (lambda w: w.evidence, "published_on = '2020-01-01'", "published on"),
    "key of evidence": (lambda w: w.evidence, "key = gen_random_uuid()", "missing"),
    "verdict of a decision": (lambda w: w.decision, "rating_id = (SELECT id FROM claims_rating WHERE label = 'False')", "rating"),
    "summary of a decision": (lambda w: w.current, "summary = 'All of it holds.'", "summary"),
    "basis of a decision": (lambda w: w.decision, "basis = 'majority'", "basis"),
    "reason of a decision": (lambda w: w.current, "reason = 'Just so.'", "reason"),
    "editor of a decision": (lambda w: w.current, "decided_by_id = {w.stranger.pk}", "person"),
    "second editor of a decision": (lambda w: w.current, "second_editor_id = {w.stranger.pk}", "second editor"),
    "override of a decision": (lambda w: w.current, "override_reason = 'So.', basis = 'overridden'", "override reason"),
    "time of a decision": (lambda w: w.current, "decided_at = decided_at - interval '1 second'", "time"),
    "purpose of a decision": (lambda w: w.current, "purpose = 'desk'", "purpose"),
    "what a decision replaces": (lambda w: w.current, "replaces_id = NULL", "decision that it replaces"),
    "decision back in force": (lambda w: w.decision, "replaced_at = NULL, purpose = 'desk'", "in force"),
    "decision out of force": (lambda w: w.current, "replaced_at = now()", "no event ended it"),
    "claim of a decision": (
        lambda w: w.current,
        "claim_id = (SELECT id FROM claims_claim WHERE number = 4 AND article_id = {w.article.pk})",
        "decision",
    ),
    "label of a rating": (lambda w: w.seeded, "label = 'Perfectly true'", "label"),
    "value of a rating": (lambda w: w.rating, "value = 2", "value"),
    "definition of a rating": (lambda w: w.rating, "definition = 'Otherwise.'", "definition"),
    "rating retired": (lambda w: w.rating, "retired_at = now()", "retirement"),
    "rating out of retirement": (lambda w: w.seeded.scale.ratings.get(label="Unproven"), "retired_at = NULL, \"order\" = 99", "retirement"),
    "document of a report": (lambda w: w.report, "document = replace(document, 'True', 'False')", "SHA-256"),
    "document of a report with its hash": (
        lambda w: w.report,
        "document = document || ' ', sha256 = encode(sha256(convert_to(document || ' ', 'UTF8')), 'hex')",
        "sha256",
    ),
    "document that is no JSON": (lambda w: w.report, "document = 'no'", "no JSON object"),
    "document that is a list": (lambda w: w.report, "document = '[]'", "no JSON object"),
    "hash of a report": (lambda w: w.report, "sha256 = repeat('0', 64)", "SHA-256"),
    "reason of a report": (lambda w: w.report, "reason = 'Otherwise.'", "reason"),
    "number of a report": (lambda w: w.report, "number = 9", "number"),
    "editor of a report": (lambda w: w.report, "published_by_id = {w.stranger.pk}", "person"),
    "day of a report": (lambda w: w.report, "published_at = published_at - interval '1 day'", "published at"),
    "article of a report": (lambda w: w.report, "article_id = {w.other.pk}", "report"),
    "version of a report": (lambda w: w.report, "revision_id = (SELECT max(id) FROM claims_revision)", "revision"),
}  # fmt: skip


@pytest.mark.parametrize("name", ROW_CHANGES)
def test_row_that_was_changed_past_the_actions_is_named(world: World, name: str):
    row_of, change, words = ROW_CHANGES[name]
    row = row_of(world)

    sql(f"UPDATE {row._meta.db_table} SET {change.format(w=world)} WHERE id = {row.pk}")

    sentences = [problem.sentence for problem in verify_ledger().problems]
    assert any(words in sentence for sentence in sentences), sentences


@pytest.mark.parametrize("noun", ["review", "evidence", "decision", "current", "rating", "report"])
def test_row_that_was_deleted_is_named(world: World, noun: str):
    row = getattr(world, noun)

    sql(f"DELETE FROM {row._meta.db_table} WHERE id = {row.pk}")

    assert found(ProblemKind.NO_ROW)


@pytest.mark.parametrize("noun", ["review", "evidence", "decision", "rating", "report"])
def test_row_without_an_event_is_named(world: World, noun: str):
    row = getattr(world, noun)
    table = row._meta.db_table
    columns = [field.column for field in row._meta.concrete_fields if field.column != "id"]
    own = {
        "round_id": "(SELECT max(id) FROM claims_round)", "key": "gen_random_uuid()", "submission": "NULL", "slot_id": "NULL", "replaces_id": "NULL",
        "number": "number + 10", "retired_at": "now()",
    }  # fmt: skip
    values = ", ".join(own.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)

    sql(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE id = {row.pk}")

    assert found(ProblemKind.NO_EVENT)


# --- Any one value -----------------------------------------------------------------------------------
LEDGER = {
    "claims_eventchain": ("id", ("id", "article_id", "count", "head")),
    "claims_event": (
        "id",
        (
            "id", "chain_id", "sequence", "at", "event_type", "header", "actor_id", "object_type", "object_id", "previous_hash",
            "hash",
        ),
    ),
    "claims_eventpayload": ("event_id", ("event_id", "salt", "body", "erased_at")),
}  # fmt: skip
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=24)
HEX = st.text("0123456789abcdefABCDEF", max_size=64)
LIMITS = {"head": 64, "event_type": 24, "previous_hash": 64, "hash": 64, "salt": 32}


def change_to(data: st.DataObject, column: str, value: object) -> object:
    """Draw another value for a column."""
    if column in ("at", "erased_at"):
        other = st.datetimes().map(lambda moment: f"{moment.isoformat()}+00")
    elif isinstance(value, str):
        edited = st.integers(0, max(len(value) - 1, 0)).flatmap(
            lambda index: TEXT.map(lambda text: value[:index] + text + value[index + 1 :])
        )
        other = TEXT | HEX | edited | st.just(value.upper()) | st.just(value + " ")
        other = other.map(lambda text: text[: LIMITS.get(column, 10**6)])
    else:
        other = st.integers(10**6, 2**31 - 1)
    return data.draw(other.filter(lambda drawn: drawn != value))


@settings(
    max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_one_value_of_the_ledger_that_was_changed_is_found(world: World, data: st.DataObject):
    table = data.draw(st.sampled_from(sorted(LEDGER)))
    key, columns = LEDGER[table]
    column = data.draw(st.sampled_from(columns))
    rows = sql(f'SELECT {key}, "{column}" FROM {table} ORDER BY {key}')
    row, value = data.draw(st.sampled_from(rows))
    new = change_to(data, column, value)
    sql("SAVEPOINT flip")
    try:
        sql(f'UPDATE {table} SET "{column}" = %s WHERE {key} = %s', new, row)
        assert verify_ledger().total, f"{column} of {table}: {value!r} became {new!r}"
    finally:
        sql("ROLLBACK TO SAVEPOINT flip")


# --- The command -------------------------------------------------------------------------------------
def test_command_says_how_much_it_checked(world: World):
    out = io.StringIO()

    call_command("verify_ledger", stdout=out)

    assert out.getvalue().strip().endswith("events, 0 problems")


def test_command_prints_a_sentence_for_each_problem_and_fails(world: World):
    tampering.change_payload(world.chain, 2, "body = '{}'")
    tampering.change_event(world.chain, 4, "hash", "repeat('a', 64)")
    out = io.StringIO()

    with pytest.raises(CommandError, match="does not match"):
        call_command("verify_ledger", stdout=out)

    lines = out.getvalue().splitlines()
    assert [line[:8] for line in lines[:3]] == ["Event 2 ", "Event 4 ", "Event 5 "]
    assert lines[-1].endswith(f"{len(lines) - 1} problems")


def test_command_writes_json_for_machines(world: World):
    tampering.change_payload(world.chain, 2, "body = '{}'")
    out = io.StringIO()

    with pytest.raises(CommandError):
        call_command("verify_ledger", "--json", stdout=out)

    [problem] = json.loads(out.getvalue())["problems"]
    assert (problem["kind"], problem["chain"], problem["event"]) == ("payload", world.chain, 2)


def test_many_problems_are_counted_and_not_all_listed(world: World):
    sql("UPDATE claims_eventpayload SET body = '[]'")

    result = verify_ledger()

    assert result.total >= sql("SELECT count(*) FROM claims_event")[0][0]
    assert (
        max(
            sum(p.chain == chain for p in result.problems)
            for chain in (world.chain, world.newsroom)
        )
        <= 60
    )


def test_one_chain_is_verified_by_itself(world: World):
    chain, other = (EventChain.objects.get(pk=key) for key in (world.chain, world.other_chain))

    tampering.change_payload(world.chain, 2, "body = '{}'")

    assert [sentence[:8] for sentence in find_problems(chain)] == ["Event 2 "]
    assert find_problems(other) == []
