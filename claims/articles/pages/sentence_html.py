"""The article's text as HTML in which each sentence can be ticked, written without a template: a part has hundreds."""

from collections.abc import Iterable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.articles.pages.sorted_lines import CLAIM, Line
from claims.text.quotes.marked_text import HEADING_ROLES, Unit, group_paragraphs


def render_lines(
    text: str,
    units: Iterable[Unit],
    lines: Mapping[int, Line],
    claims: str,
    language: str,
    ticked: str = "",
) -> SafeString:
    """Return the paragraphs of these units.

    `lines` are by the start of their sentence; `claims` is the address of claims; lines of the kind `ticked` are ticked.
    """
    paragraphs = (
        _render_paragraph(text, paragraph, lines, claims, escape(language), ticked)
        for paragraph in group_paragraphs(text, units)
    )
    return mark_safe("\n".join(paragraphs))  # noqa: S308 - every text in it was escaped


def render_states(lines: Iterable[Line], claims: str) -> SafeString:
    """Return what stands beside sentences, each to replace the element with its id."""
    return mark_safe("\n".join(_render_state(line, claims) for line in lines))  # noqa: S308 - it has no typed text


def _render_paragraph(
    text: str,
    units: list[Unit],
    lines: Mapping[int, Line],
    claims: str,
    language: str,
    ticked: str,
) -> str:
    roles = {unit.role for unit in units}
    tag = "h2" if units[0].role in HEADING_ROLES else "p"
    small = ' class="lines"' if roles <= {"furniture", "by-line", "dateline"} else ""
    labels = (_render_label(text, unit, lines[unit.start], claims, ticked) for unit in units)
    return f'<{tag} dir="auto" lang="{language}"{small}>{" ".join(labels)}</{tag}>'


def _render_label(text: str, unit: Unit, line: Line, claims: str, ticked: str) -> str:
    number, checked = line.position, " checked" if line.kind == ticked else ""
    return (
        f'<label class="sentence {line.kind}" id="sentence-{number}"><input type="checkbox" name="sentence" '
        f'value="{number}" form="sort" autocomplete="off"{checked}>{escape(text[unit.start : unit.end])} '
        f"{_render_state(line, claims)}</label>"
    )


def _render_state(line: Line, claims: str) -> str:
    """Return the numbers of its claims, as links, or the word that says what the sentence is."""
    hint = f' data-hint="{line.hint}"' if line.hint else ""
    words = (
        _render_claims(line, claims)
        if line.kind == CLAIM
        else f'<b class="number">{line.badge}</b>'
    )
    return f'<span id="state-{line.position}" data-kind="{line.kind}"{hint} lang="en" dir="ltr">{words}</span>'


def _render_claims(line: Line, claims: str) -> str:
    links = [
        f'<a class="number" href="{claims}{number}/"><span class="hide">claim </span>{number}</a>'
        for number in line.row.checked
    ]
    chosen = [f'<b class="number">{number} chosen</b>' for number in line.row.waiting]
    return " ".join(links + chosen)
