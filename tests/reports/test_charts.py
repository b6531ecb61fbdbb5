"""The chart of verdicts."""

import xml.etree.ElementTree as ET

from django.template.loader import render_to_string

from claims.reports.pages.charts import WIDTH, verdict_chart
from tests.reports import sample


def test_chart_lists_verdicts_truest_first_and_then_the_rest():
    chart = verdict_chart(sample.document())

    assert [(row.label, row.symbol, row.number) for row in chart.rows] == [
        ("True", "✔", 1),
        ("Mostly true", "◕", 1),
        ("Half true", "◑", 1),
        ("Mostly false", "◔", 0),
        ("False", "✘", 1),
        ("Unproven", "?", 1),
        ("Set aside", "–", 1),
        ("Still being checked", "…", 1),
    ]


def test_chart_has_a_text_description():
    chart = verdict_chart(sample.document())

    assert chart.title == "Verdicts on 7 claims"
    assert chart.description == (
        "True: 1; Mostly true: 1; Half true: 1; Mostly false: 0; False: 1; Unproven: 1; "
        "Set aside: 1; Still being checked: 1."
    )


def test_chart_bars_are_proportional():
    document = sample.document()
    document["claims"] = [
        sample.claim(number, sample.LOSSES, rating=sample.rating(label))
        for number, label in enumerate(["True", "True", "True", "True", "False"])
    ]

    widths = {row.label: row.width for row in verdict_chart(document).rows}

    assert widths == {
        "True": WIDTH, "Mostly true": 0, "Half true": 0, "Mostly false": 0, "False": WIDTH / 4
    }  # fmt: skip


def test_chart_shows_a_retired_rating():
    document = sample.document()
    document["claims"][0]["rating"] |= {"label": "Retired", "symbol": "§", "tone": "opinion"}

    labels = [row.label for row in verdict_chart(document).rows]

    assert "Retired" in labels


def test_chart_without_claims_has_empty_rows():
    chart = verdict_chart(sample.document(claims=[]))

    assert {row.width for row in chart.rows} == {0}


def test_chart_drawing_is_well_formed_named_and_without_styles():
    drawn = render_to_string(
        "reports/_chart.html", {"chart": verdict_chart(sample.hostile_document())}
    )

    svg = ET.fromstring(drawn).find("svg")

    named = svg.get("aria-labelledby").split()
    assert [svg.find(f"*[@id='{name}']").tag for name in named] == ["title", "desc"]
    assert [element for element in svg.iter() if "style" in element.attrib] == []
    assert '<b>"Bad"</b>' in [element.text for element in svg.iter("text")]
