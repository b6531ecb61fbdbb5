"""Charts: what is drawn, what is said, and that nothing of either depends on who looks at it."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from claims.charts.bars import BarChart
from claims.charts.days import DayColumns, fill_days
from claims.charts.figures import Figure, share, shorten
from claims.charts.heat import HeatCell, HeatColumn, HeatGrid, HeatRow
from claims.charts.stacked import StackedBar

LAST = date(2026, 3, 29)
HOSTILE = '<script>alert("1")</script>'
LONG = "Ministry of Very Long Names and Even Longer Subtitles"


def bars(*figures: Figure) -> BarChart:
    return BarChart("open", "Open claims", "How many are open.", figures, "Article", "Claims")


def stacked(*figures: Figure) -> StackedBar:
    return StackedBar("states", "Claims by state", "How many.", figures, "State", "Claims")


def days(counts: dict[date, int], length: int = 3, address: str = "") -> DayColumns:
    figures = fill_days(counts, LAST, length, address)
    return DayColumns("pace", "Reviews by day", "How many a day.", figures, "Reviews")


def grid(*rows: HeatRow, columns: int = 2) -> HeatGrid:
    heads = tuple(HeatColumn(f"Person {n}") for n in range(columns))
    return HeatGrid("pairs", "Pairs", "How often.", heads, rows, "Reviewer")


CHARTS = {
    "bars": bars(Figure("Roads", 3, address="/r/"), Figure("Health", 0)),
    "stacked": stacked(Figure("disputed", 2, name="disputed"), Figure("agreed", 0, name="agreed")),
    "days": days({LAST: 4}),
    "heat": grid(HeatRow("Ana", (HeatCell(3, address="/a/"), HeatCell(None, note="no claim")))),
    "wide": grid(HeatRow("Ana", (HeatCell(1),) * 9), columns=9),
    "hostile": bars(Figure(HOSTILE, 1, note=HOSTILE, address="/?q=%22")),
    "accents": bars(Figure("Žluťoučký kůň", 1), Figure("الوزارة", 2), Figure("東京", 3)),
    "huge": bars(Figure("All", 10**12), Figure("One", 1)),
    "fractions": bars(Figure("Third", Fraction(1, 3)), Figure("Tenth", 0.1)),
    "none": bars(),
    "no parts": stacked(),
    "no rows": grid(),
    "nothing happened": days({}),
}  # fmt: skip


def draw(chart: object) -> str:
    return render_to_string(chart.template, {"chart": chart})


def picture(html: str) -> ET.Element:
    """The first SVG of a chart, read as XML: what it is not allowed to be is an error."""
    return ET.fromstring(re.search(r"<svg.*?</svg>", html, re.DOTALL)[0])


@pytest.mark.parametrize("name", CHARTS)
def test_chart_is_well_formed_without_style_or_script(name: str):
    html = draw(CHARTS[name])

    ET.fromstring(html)
    assert "style=" not in html
    assert "<script" not in html


@pytest.mark.parametrize("name", ["bars", "stacked", "days", "heat"])
def test_picture_has_a_name_a_description_and_a_table(name: str):
    chart = CHARTS[name]
    html = draw(chart)

    svg = picture(html)
    words = {each.get("id"): each.text for each in svg if each.get("id")}
    assert words[svg.get("aria-labelledby")] == chart.title
    assert words[svg.get("aria-describedby")] == chart.description
    assert "<details>" in html
    assert '<th scope="row"' in html


@pytest.mark.parametrize("name", ["none", "no parts", "no rows"])
def test_chart_without_figures_says_so(name: str):
    html = draw(CHARTS[name])

    assert "Nothing to show yet." in html
    assert "<svg" not in html


def test_picture_with_links_is_a_group_and_without_them_one_image():
    assert picture(draw(bars(Figure("A", 1, address="/a/")))).get("role") == "group"
    assert picture(draw(bars(Figure("A", 1)))).get("role") == "img"


@pytest.mark.parametrize("name", CHARTS)
def test_every_length_is_within_the_picture(name: str):
    drawn = re.findall(r' (?:x|y|width|height)="([\d.]+)(%?)"', draw(CHARTS[name]))

    assert all(0 <= float(length) <= 100 for length, unit in drawn if unit)
    assert all(0 <= float(length) <= 1000 for length, unit in drawn if not unit)


def test_longest_bar_fills_the_width_and_none_has_no_length():
    widths = [row.width for row in bars(Figure("A", 3), Figure("B", 12), Figure("C", 0)).rows]

    assert widths == ["25%", "100%", "0%"]


def test_long_label_is_whole_in_the_table():
    html = draw(bars(Figure(LONG, 1)))

    drawn, _, table = html.partition("<details>")
    assert f">{LONG}<" not in drawn
    assert f">{LONG}<" in table


@pytest.mark.parametrize(
    ("label", "most", "short"),
    [
        ("Roads", 5, "Roads"),
        ("Bridges", 5, "Brid…"),
        ("Two words", 5, "Two…"),
        ("cafe\u0301s and bars", 6, "cafe\u0301…"),
        ("cafe\u0301s and bars", 5, "caf…"),
        ("", 5, ""),
        ("東京都庁舎前広場", 4, "東京都…"),
    ],
)
def test_label_is_shortened_to_what_fits(label: str, most: int, short: str):
    assert shorten(label, most) == short


@pytest.mark.parametrize(
    ("value", "of", "length"),
    [(1, 3, "33.33%"), (0, 0, "0%"), (5, 4, "100%"), (Fraction(1, 8), 1, "12.5%"), (0, 7, "0%")],
)
def test_share_of_a_width(value: float, of: float, length: str):
    assert share(value, of) == length


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), Fraction(-1, 2), -0.001])
def test_number_without_a_length_is_refused(value: float):
    with pytest.raises(ValueError, match="can't draw"):
        Figure("A", value)
    with pytest.raises(ValueError, match="can't draw"):
        HeatCell(value)


@pytest.mark.parametrize("name", ["red", "Disputed", "agreed disputed", "tone", 'x" onclick="'])
def test_colour_that_the_style_sheet_has_not_is_refused(name: str):
    with pytest.raises(ValueError, match="no colour"):
        Figure("A", 1, name=name)


@pytest.mark.parametrize(("counts", "cells"), [((2, 1), 3), ((0, 0), 0), ((900, 100), 40)])
def test_stacked_bar_has_a_cell_for_each_claim_or_shares(counts: tuple[int, int], cells: int):
    bar = stacked(Figure("disputed", counts[0]), Figure("agreed", counts[1]))

    assert len(bar.cells) == cells


def test_parts_of_a_stacked_bar_are_whole():
    with pytest.raises(ValueError, match="whole numbers"):
        stacked(Figure("half", 0.5))


def test_days_on_which_nothing_happened_are_there():
    figures = fill_days({date(2026, 3, 27): 2}, LAST, 3, "/?day={}")

    assert [(each.label, each.count) for each in figures] == [
        ("27 Mar 2026", 2), ("28 Mar 2026", 0), ("29 Mar 2026", 0),
    ]  # fmt: skip
    assert [each.address for each in figures] == ["/?day=2026-03-27", "", ""]


def test_columns_across_a_leap_day_and_a_year_are_one_a_day():
    assert [each.day for each in fill_days({}, date(2028, 3, 1), 3)] == [
        date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1),
    ]  # fmt: skip
    assert fill_days({}, date(2026, 1, 1), 2)[0].day == date(2025, 12, 31)


def test_busiest_day_is_named_and_is_none_where_nothing_happened():
    assert days({LAST: 4, date(2026, 3, 28): 4}).busiest.day == LAST
    assert "on 29 Mar 2026" in draw(days({LAST: 4, date(2026, 3, 28): 2}))
    assert "most:" not in draw(days({}))


def test_depth_of_a_cell_follows_its_figure_and_none_is_not_nought():
    drawn = grid(
        HeatRow("Ana", (HeatCell(0), HeatCell(None))), HeatRow("Bo", (HeatCell(1), HeatCell(9)))
    )

    cells = [cell for _, _, cells in drawn.drawn_rows for cell in cells]
    assert [cell.level for cell in cells] == [0, 0, 1, 5]
    assert [cell.cell.written for cell in cells] == ["0", "–", "1", "9"]


def test_row_of_a_grid_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="a cell for each column"):
        grid(HeatRow("Ana", (HeatCell(1),)))


def test_wide_grid_scrolls_within_its_frame_by_keyboard():
    assert draw(CHARTS["wide"]).count('tabindex="0"') == 1
    assert draw(CHARTS["heat"]).count('tabindex="0"') == 0


def test_sparkline_is_only_its_columns():
    html = render_to_string("charts/_columns.html", {"chart": days({LAST: 1})})

    assert "<table" not in html
    assert html.count("<rect") == 3
