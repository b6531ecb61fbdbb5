"""A report as its reader sees it."""

from claims.exports import FORMATS
from claims.exports.reader import ReadReport, paragraphs, read_claim
from tests.exports import sample


def test_reader_sees_a_source_once_that_two_people_cited_alike():
    document = sample.document()
    other = sample.evidence(passage="other words")
    entry = sample.claim(1, sample.LOSSES, evidence=[sample.evidence(), sample.evidence(), other])

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
