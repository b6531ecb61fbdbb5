"""A report as its reader sees it."""

from claims.reports.formats import FORMATS
from claims.reports.pages.reader import ReadReport, paragraphs, read_claim
from tests.reports import sample


def test_reader_sees_a_source_once_that_two_people_cited_alike():
    document = sample.document()
    other = sample.evidence(passage="other words")
    again = sample.evidence(copy=None, passage_found="not-looked")  # the second one took no copy
    entry = sample.claim(1, sample.LOSSES, evidence=[sample.evidence(), again, other])

    claim = read_claim(document, entry)

    assert [source.entry for source in claim.sources] == [sample.evidence(), other]
    document["claims"] = [entry]
    table = FORMATS["csv"].write(document, sample.SITE).decode()
    assert table.count("Losses by month") == 1


def test_reader_sees_the_verdict_or_what_stands_in_its_place():
    looks = [
        (claim.word, claim.symbol, claim.tone) for claim in ReadReport(sample.document()).claims
    ]

    assert looks[0] == ("Mostly true", "◕", "mostly-true")
    assert looks[5:] == [("Still being checked", "…", "neutral"), ("Set aside", "–", "neutral")]


def test_reader_is_told_how_many_claims_and_who_checked():
    report = ReadReport(sample.document())

    assert report.counted == "7 claims: 5 with a verdict, 1 set aside and 1 still being checked"
    assert report.checked_by == "Ruth Reviewer and Omar Other"


def test_reader_gets_no_link_to_a_source_that_is_protected_or_no_web_address():
    claim = read_claim(sample.document(), sample.claims(sample.ARTICLE)[0])
    hostile = ReadReport(sample.hostile_document()).claims[-1]

    assert (claim.sources[1].name, claim.sources[1].address, claim.sources[1].words_address) == (
        "An officer of the general staff, known to the desk", "", ""
    )  # fmt: skip
    assert (hostile.sources[0].address, hostile.sources[0].archived_address) == ("", "")


def test_paragraphs_are_parted_by_blank_lines():
    assert paragraphs("One\r\ntwo\r\n \r\nthree\n\n\n") == ["One\ntwo", "three"]


def test_reader_is_told_how_the_words_stand_in_the_copy():
    document = sample.document()

    def told(**changed: object) -> str:
        piece = sample.evidence(**changed)
        return (
            read_claim(document, sample.claim(1, sample.LOSSES, evidence=[piece])).sources[0].proof
        )

    day = "on 13 February 2026"
    assert (
        told() == f"These words stand, with other spacing or quotes, in the copy that we took {day}"
    )
    assert told(passage_found="found") == f"These words stand in the copy that we took {day}"
    assert (
        told(passage_found="missing")
        == f"We cannot find these words in the copy that we took {day}"
    )
    assert told(passage_found="not-looked") == f"We keep a copy, taken {day}"
    assert told(copy=None) == ""


def test_report_of_an_earlier_version_tells_of_no_copy():
    piece = sample.evidence()
    del piece["copy"], piece["passage_found"]

    claim = read_claim(sample.document(), sample.claim(1, sample.LOSSES, evidence=[piece]))

    assert claim.sources[0].proof == ""
