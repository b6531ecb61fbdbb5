"""Small articles with an edit of what a claim depends on: `[old|new]`."""

import re

import pytest

from claims.text.revisions.comparison import Comparison, Fate, Text
from claims.text.revisions.contexts import find_contexts
from claims.text.sentences.units import read_units

LISTED = "Report on pay\n\nSome words about Lyon.\n\nThe [lowest|highest] rates are in —\n\n- Lyon, with 4 per cent\n\nBonn has 40 schools for Kurds."
ACROSS = "Report\n\nSpain and Italy published figures for [theft|arson].\n\nIn Spain, they rose by 9 per cent. In Italy they fell."
CAPTION = "Report\n\nPhoto: [A school|A prison] in Lyon. It has 400 beds."
NESTED = "Report\n\nThe best paid are:\n\n- In [private|public] firms:\n  - doctors in Lyon with 9,000 euros"
BOLD = "Report on pay\n\n**[Spain|Malta].** Wages in the south rose by 12 per cent. The bank in Bonn says so."
ASKED = "Report on pay\n\n[Kenya|Malta]\n\n**Did wages rise in Lyon?**\n\nYes, they did.\n\n**Did rents rise in Lyon?**\n\nNo."
DIALOGUE = "Entretien\n\n— Avez-vous fermé des [écoles|hôpitaux] à Lyon ?\n\n— Oui, nous en avons fermé quarante."


def read(marked: str, version: int, language: str) -> Text:
    text = re.sub(r"\[([^\[\]|]*)\|([^\[\]|]*)\]", lambda match: match[version], marked)
    units = read_units(text, language)
    return Text(text, [unit.span for unit in units], find_contexts(text, units, language))


@pytest.mark.parametrize(
    ("article", "claim", "fate", "language"),
    [
        (LISTED, "- Lyon", Fate.CONTEXT_CHANGED, "en"),
        (LISTED, "Bonn has", Fate.UNCHANGED, "en"),
        (ACROSS, "In Spain", Fate.CONTEXT_CHANGED, "en"),
        (ACROSS, "In Italy they", Fate.CONTEXT_CHANGED, "en"),
        (CAPTION, "It has", Fate.CONTEXT_CHANGED, "en"),
        (NESTED, "- doctors", Fate.CONTEXT_CHANGED, "en"),
        (BOLD, "The bank", Fate.CONTEXT_CHANGED, "en"),
        (ASKED, "**Did wages", Fate.CONTEXT_CHANGED, "en"),
        (ASKED, "**Did rents", Fate.CONTEXT_CHANGED, "en"),
        (ASKED, "No.", Fate.CONTEXT_CHANGED, "en"),
        (DIALOGUE, "— Oui", Fate.CONTEXT_CHANGED, "fr"),
    ],
)
def test_claim_follows_the_edit_of_what_it_depends_on(
    article: str, claim: str, fate: Fate, language: str
):
    old, new = read(article, 1, language), read(article, 2, language)
    span = next(span for span in old.units if span.of(old.text).startswith(claim))

    assert Comparison(old, new).carry(span).fate == fate


def test_chain_of_sentences_ends_at_a_heading():
    text = read(
        "Report on pay\n\nBonn has 40 schools for Kurds.\n\n## Spain\n\nThe rate fell in Alba.\n\n## Malta\n\nThe rate rose in Alba.",
        1,
        "en",
    )

    *_, last = text.contexts

    assert "Bonn has 40 schools for Kurds." not in [piece.span.of(text.text) for piece in last]
