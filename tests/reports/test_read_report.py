"""The page of a report: its title, its bar, its passages, and what it was published without."""

import re

import pytest
from django.test import Client

from claims.reports.document import public_title
from claims.reports.pages.reader import ReadReport
from tests.reports import sample
from tests.reports.frozen import PAGE, freeze
from tests.reports.test_published_earlier import read_published


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"headline": "Is it so?"}, "Is it so?"),
        ({}, 'Putin is conducting a "secret mobilization": what is known'),
        ({"article": sample.article("One two.\n\nThree.", headline="Trees")}, "Trees"),
        ({"article": sample.article("One two.\n\nThree.")}, "One two."),
        (
            {"article": sample.article(" ".join(map(str, range(1, 15))))},
            "1 2 3 4 5 6 7 8 9 10 11 12…",
        ),
    ],
)
def test_title_is_the_headline_or_is_taken_from_the_text(changed: dict, title: str):
    document = sample.document(claims=[], **changed)

    assert public_title(document) == title


@pytest.mark.parametrize("role", ["by-line", "dateline", "caption", "furniture"])
def test_title_is_no_line_that_says_nothing(role: str):
    article = sample.article("Ann Author\n\nThe sea rose.")
    article["units"][0]["role"] = role

    assert public_title(sample.document(article=article)) == "The sea rose."


@pytest.mark.django_db
def test_no_public_page_calls_an_article_untitled(client: Client):
    freeze(sample.document())

    for address in ("/reports/", PAGE, f"{PAGE}claims/1/", f"{PAGE}1/report.html"):
        assert "Untitled article" not in client.get(address).text


def test_bar_has_a_cell_for_each_claim_truest_first():
    report = ReadReport(sample.document())

    assert [cell.number for cell in report.tally] == [2, 1, 5, 3, 4, 7, 6]
    assert [(group.label, group.count) for group in report.groups] == [
        ("True", 1), ("Mostly true", 1), ("Half true", 1), ("False", 1), ("Unproven", 1),
        ("Set aside", 1), ("Still being checked", 1),
    ]  # fmt: skip


def test_rating_that_was_retired_meanwhile_has_a_group_of_its_own():
    document = sample.document()
    document["claims"][0]["rating"] |= {"label": "Retired", "symbol": "§", "tone": "opinion"}

    groups = ReadReport(document).groups

    assert [group.label for group in groups][4] == "Retired"
    assert len({group.group for group in groups}) == len(groups)


def test_more_verdicts_than_the_page_tells_apart_are_one_group():
    document = sample.document()
    document["claims"] = [
        sample.claim(
            number, sample.LOSSES, rating=sample.rating("True") | {"label": f"Label {number}"}
        )
        for number in range(1, 15)
    ]

    groups = ReadReport(document).groups

    assert (len(groups), groups[-1].label, groups[-1].count) == (12, "Other verdicts", 3)


def test_article_is_printed_without_clutter_and_with_each_claim_once():
    document = sample.document()
    report = ReadReport(document)

    printed = "\n".join("".join(part.text for part in block.parts) for block in report.blocks)
    text = document["article"]["revision"]["text"]
    clutter = [
        text[u["start"] : u["end"]]
        for u in document["article"]["units"]
        if u["role"] == "furniture"
    ]
    assert clutter
    assert [line for line in printed.splitlines() if line.strip().endswith("Share")] == []
    placed = [claim.number for block in report.blocks for claim in block.claims]
    assert sorted(placed) == [claim.number for claim in report.claims]
    assert report.claims_elsewhere == []


def test_clutter_in_which_a_claim_stands_is_printed():
    article = sample.article("Share price rose 4%.\n\nMore.")
    article["units"][0]["role"] = "furniture"
    claim = sample.claim(1, "Share price rose 4%.", "Share price rose 4%.\n\nMore.")

    report = ReadReport(sample.document(article=article, claims=[claim]))

    assert [part.text for part in report.blocks[0].parts] == ["Share price rose 4%."]


def test_claim_that_was_cut_is_listed_after_the_article():
    document = sample.document()
    document["claims"][0] |= {"start": None, "end": None}

    assert [claim.number for claim in ReadReport(document).claims_elsewhere] == [1]


@pytest.mark.parametrize(
    ("summary", "one", "rest"),
    [
        ("It is so. We counted.", "It is so.", ["We counted."]),
        ("It is so.\n\nWe counted.", "It is so.", ["We counted."]),
        ("About 4 p.m. it rained. It stopped.", "About 4 p.m. it rained.", ["It stopped."]),
        ("One line", "One line", []),
        ("", "", []),
    ],
)
def test_finding_is_cut_after_its_first_sentence(summary: str, one: str, rest: list[str]):
    claim = sample.claim(1, sample.LOSSES, summary=summary)

    read = ReadReport(sample.document(claims=[claim])).claims[0]

    assert (read.one_line, read.rest) == (one, rest)


def test_how_it_was_checked_is_counted_once():
    facts = ReadReport(sample.document()).facts

    assert (facts.claims, facts.set_aside, facts.undecided) == (7, 1, 1)
    assert (facts.reviewers, facts.agreed, facts.differed, facts.overruled) == (2, 2, 2, 1)
    assert facts.agreement == (
        "They agreed on 2, disagreed on 2 and were overruled on 1. An editor made the final decision."
    )


def test_nobody_is_counted_by_bylines_alone():
    """A reviewer may have none; reports of earlier releases don't say how many there were."""
    document = sample.document()
    for claim in document["claims"]:
        claim["checked_by"] = claim["checked_by"][:1]
    assert ReadReport(document).facts.reviewers == 2

    for claim in document["claims"]:
        del claim["reviews"]
    assert ReadReport(document).facts.reviewers == 0


@pytest.mark.django_db
def test_page_says_first_what_the_report_leaves_open(client: Client):
    waived = [
        {"check": "unsorted", "what": "3 sentences are not sorted", "reason": "They came <late>."}
    ]
    freeze(sample.document(headline="Is it so?", key_finding="Mostly.", waived=waived))

    page = client.get(PAGE).text

    assert (
        page.index("Is it so?</h1>")
        < page.index("Mostly.</p>")
        < page.index("They came &lt;late&gt;.")
    )
    assert page.index("They came") < page.index("The article, checked")
    assert re.search(r"<title>Is it so\? · ", page)


@pytest.mark.django_db
def test_report_of_an_earlier_release_reads_well(client: Client):
    freeze(read_published())

    page = client.get("/reports/trees-in-the-city/").text

    assert '<h1 dir="auto">Trees in the city</h1>' in page
    assert "None" not in re.sub(r"<[^>]*>", "", page)
