"""Evidence in a report: the link to the quote, the kind and grade of the source, its retraction."""

import pytest

from claims.reports.pages.cited_evidence import read_evidence, remove_repeats
from claims.vocabulary import Credibility, Reliability, SourceKind
from tests.reports import sample

TYPED = "#:~:text=an%20average%20of%2034%2C700%20%2D%20killed%20and%20wounded%2C%20per%20month"


@pytest.mark.parametrize(
    ("changed", "fragment"),
    [
        ({"passage_found": "found", "passage_there": ""}, TYPED),
        (
            {"passage_found": "nearly", "passage_there": "an average of\n34,700\u00a0– killed"},
            "#:~:text=an%20average%20of%2034%2C700%20%E2%80%93%20killed",
        ),
        ({"passage_found": "nearly"}, TYPED),  # a report of an earlier version
        ({"passage_found": "not-looked", "copy": None}, TYPED),
        ({"passage_found": "nearly", "passage_there": "rose to $320² a month"}, ""),
    ],
)
def test_link_to_a_quote_uses_the_wording_of_the_source(changed: dict[str, object], fragment: str):
    piece = sample.evidence(**changed)

    assert read_evidence(piece).passage_url == piece["url"] + fragment


@pytest.mark.parametrize(
    "changed",
    [{"passage_found": "missing"}, {"passage_found": "unsure"}, {"passage": ""}, {"url": ""}],
)
def test_quote_that_is_not_found_has_no_link(changed: dict[str, object]):
    assert read_evidence(sample.evidence(**changed)).passage_url == ""


def test_each_kind_of_source_has_a_phrase():
    shown = {kind: read_evidence(sample.evidence(kind=kind.value)).kind for kind in SourceKind}

    assert shown == {kind: kind.label for kind in SourceKind} | {SourceKind.OTHER: ""}
    assert read_evidence(sample.evidence()).kind == ""  # a report of an earlier version
    assert read_evidence(sample.evidence(kind="of a later version")).kind == ""


def test_each_grade_has_a_phrase():
    reliable = [
        read_evidence(sample.evidence(reliability=each.value, credibility=6)).grade.split("; ")[0]
        for each in Reliability
    ]
    credible = [
        read_evidence(sample.evidence(reliability="F", credibility=each.value)).grade.split("; ")[
            -1
        ]
        for each in Credibility
    ]

    assert reliable == [
        "completely reliable",
        "usually reliable",
        "fairly reliable",
        "not usually reliable",
        "unreliable",
        "",  # neither was judged
    ]
    assert credible == [
        "confirmed by others",
        "probably true",
        "possibly true",
        "doubtful",
        "improbable",
        "",
    ]
    unknown = sample.evidence(reliability="F", credibility=1)
    assert read_evidence(unknown).grade == "reliability can’t be judged; confirmed by others"
    unknown = sample.evidence(reliability="A", credibility=6)
    assert read_evidence(unknown).grade == "completely reliable; truth can’t be judged"


def test_retraction_is_shown_from_the_report_and_from_the_current_source():
    piece = sample.evidence(retracted_on="2026-02-01")

    assert read_evidence(sample.evidence()).retracted_on == ""
    assert read_evidence(piece).retracted_on == "1 February 2026"
    since = {piece["url"]: "2026-03-02"}
    assert read_evidence(sample.evidence(), since).retracted_on == "2 March 2026"


def test_retraction_is_hidden_for_descriptions_in_reports_without_copies():
    piece = sample.evidence(url="", description="An official")
    since = {"An official": "2026-03-02"}

    assert read_evidence(piece, since).retracted_on == "2 March 2026"
    assert read_evidence(piece | {"passage_found": ""}, since).retracted_on == ""


def test_equal_evidence_is_shown_once_with_the_saved_copy():
    without = sample.evidence(copy=None, passage_found="not-looked")
    other = sample.evidence(title="Another source", copy=None)

    assert remove_repeats([without, other, sample.evidence()]) == [sample.evidence(), other]
    assert remove_repeats([without, without]) == [without]
