"""The list of reports and the history of a claim."""

from claims.reports.pages.overview import read_history, read_row
from claims.reports.pages.phrases import count, day, grade, listed, moment
from tests.reports import sample


def test_row_shows_the_report_and_its_verdicts():
    row = read_row(sample.document())

    assert (row.slug, row.number, row.published_on) == (
        "untitled-2026-02-13", 1, "14 February 2026"
    )  # fmt: skip
    assert [(verdict.label, verdict.count) for verdict in row.verdicts] == [
        ("True", 1), ("Mostly true", 1), ("Half true", 1), ("False", 1), ("Unproven", 1),
        ("Set aside", 1), ("Still being checked", 1),
    ]  # fmt: skip


def test_history_has_the_claim_in_each_report():
    second = sample.document(number=2, reason="A new source.")
    second["claims"][0] |= {"rating": sample.rating("False")}

    stages = read_history([second, sample.document()], 1)

    assert [(stage.number, stage.label, stage.reason, stage.is_correction) for stage in stages] == [
        (2, "False", "A new source.", True),
        (1, "Mostly true", "", False),
    ]
    assert stages[1].address == "/reports/untitled-2026-02-13/1/claims/1/"


def test_history_leaves_out_reports_without_the_claim():
    assert read_history([sample.document(claims=[])], 1) == []


def test_dates_are_written_out():
    assert day("2026-02-13") == "13 February 2026"
    assert moment("2026-02-14T11:05:00+02:00") == "14 February 2026, 09:05 UTC"
    assert (day(None), moment(None)) == ("", "")


def test_phrases_count_and_list():
    assert (count(1, "claim"), count(0, "claim")) == ("1 claim", "0 claims")
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "", "A", "A and B", "A, B and C"
    ]  # fmt: skip


def test_grade_leaves_out_what_was_not_rated():
    assert grade("B", 2) == "usually reliable; probably true"
    assert grade("F", 1) == "reliability can’t be judged; confirmed by others"
    assert [grade("F", 6), grade("", None), grade("F", None)] == ["", "", ""]
