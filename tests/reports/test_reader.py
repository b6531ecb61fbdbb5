"""A report as readers see it."""

from claims.reports.formats import FORMATS
from claims.reports.pages.reader import ReadReport, paragraphs, read_claim
from tests.reports import sample


def test_source_that_two_reviewers_cited_alike_is_shown_once():
    document = sample.document()
    other = sample.evidence(passage="other words")
    again = sample.evidence(copy=None, passage_found="not-looked")  # the second one took no copy
    entry = sample.claim(1, sample.LOSSES, evidence=[sample.evidence(), again, other])

    claim = read_claim(document, entry)

    assert [source.entry for source in claim.evidence] == [sample.evidence(), other]
    document["claims"] = [entry]
    table = FORMATS["csv"].write(document, sample.SITE).decode()
    assert table.count("Losses by month") == 1


def test_claims_have_the_look_of_their_verdict_or_state():
    looks = [
        (claim.label, claim.symbol, claim.tone) for claim in ReadReport(sample.document()).claims
    ]

    assert looks[0] == ("Mostly true", "◕", "mostly-true")
    assert looks[5:] == [("Still being checked", "…", "neutral"), ("Set aside", "–", "neutral")]


def test_report_shows_the_number_of_claims_and_who_checked():
    report = ReadReport(sample.document())

    assert report.summary == "7 claims: 5 with a verdict, 1 set aside and 1 still being checked"
    assert report.checked_by == "Ruth Reviewer and Omar Other"


def test_protected_source_or_unsafe_url_has_no_link():
    claim = read_claim(sample.document(), sample.claims(sample.ARTICLE)[0])
    hostile = ReadReport(sample.hostile_document()).claims[-1]

    assert (claim.evidence[1].name, claim.evidence[1].address, claim.evidence[1].passage_url) == (
        "An officer of the general staff, known to the desk", "", ""
    )  # fmt: skip
    assert (hostile.evidence[0].address, hostile.evidence[0].archived_address) == ("", "")


def test_paragraphs_are_separated_by_blank_lines():
    assert paragraphs("One\r\ntwo\r\n \r\nthree\n\n\n") == ["One\ntwo", "three"]


def test_report_shows_how_the_quote_was_found_in_the_saved_copy():
    document = sample.document()

    def note(**changed: object) -> str:
        piece = sample.evidence(**changed)
        return (
            read_claim(document, sample.claim(1, sample.LOSSES, evidence=[piece]))
            .evidence[0]
            .copy_note
        )

    day = "13 February 2026"
    assert note() == (f"Quote found in our saved copy of {day} (spacing or punctuation differs)")
    assert note(passage_found="found") == f"Quote found in our saved copy of {day}"
    assert note(passage_found="missing") == (f"We can’t find this quote in our saved copy of {day}")
    assert note(passage_found="unsure") == (
        f"We could not check this quote against our saved copy of {day}"
    )
    assert note(passage_found="not-looked") == f"We saved a copy on {day}"
    assert note(copy=None) == ""


def test_report_of_an_earlier_release_shows_no_saved_copy():
    piece = sample.evidence()
    del piece["copy"], piece["passage_found"]

    claim = read_claim(sample.document(), sample.claim(1, sample.LOSSES, evidence=[piece]))

    assert claim.evidence[0].copy_note == ""
