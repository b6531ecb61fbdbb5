"""What a reader of a report sees of one source: its words in the page, its kind and grade, its retraction."""

import pytest

from claims.reports.pages.cited_evidence import each_once, read_source
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
    ],
)
def test_link_to_the_words_quotes_them_as_they_stand_there(
    changed: dict[str, object], fragment: str
):
    piece = sample.evidence(**changed)

    assert read_source(piece).words_address == piece["url"] + fragment


@pytest.mark.parametrize("changed", [{"passage_found": "missing"}, {"passage": ""}, {"url": ""}])
def test_no_link_promises_words_that_are_not_there(changed: dict[str, object]):
    assert read_source(sample.evidence(**changed)).words_address == ""


def test_each_kind_of_source_is_told_in_its_words():
    told = {kind: read_source(sample.evidence(kind=kind.value)).kind for kind in SourceKind}

    assert told == {kind: kind.label for kind in SourceKind} | {SourceKind.OTHER: ""}
    assert read_source(sample.evidence()).kind == ""  # a report of an earlier version
    assert read_source(sample.evidence(kind="of a later version")).kind == ""


def test_each_grade_is_told_in_its_words():
    reliable = [
        read_source(sample.evidence(reliability=each.value, credibility=6)).grade.split("; ")[0]
        for each in Reliability
    ]
    credible = [
        read_source(sample.evidence(reliability="F", credibility=each.value)).grade.split("; ")[-1]
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
    assert read_source(unknown).grade == "reliability cannot be judged; confirmed by others"
    unknown = sample.evidence(reliability="A", credibility=6)
    assert read_source(unknown).grade == "completely reliable; truth cannot be judged"


def test_retraction_is_told_from_the_report_and_from_today():
    piece = sample.evidence(retracted_on="2026-02-01")

    assert read_source(sample.evidence()).retracted_on == ""
    assert read_source(piece).retracted_on == "1 February 2026"
    since = {piece["url"]: "2026-03-02"}
    assert read_source(sample.evidence(), since).retracted_on == "2 March 2026"


def test_description_in_a_report_without_copies_may_be_of_a_protected_source():
    piece = sample.evidence(url="", description="An official")
    since = {"An official": "2026-03-02"}

    assert read_source(piece, since).retracted_on == "2 March 2026"
    assert read_source(piece | {"passage_found": ""}, since).retracted_on == ""


def test_copy_that_one_of_two_took_stands_for_both():
    without = sample.evidence(copy=None, passage_found="not-looked")
    other = sample.evidence(title="Another source", copy=None)

    assert each_once([without, other, sample.evidence()]) == [sample.evidence(), other]
    assert each_once([without, without]) == [without]
