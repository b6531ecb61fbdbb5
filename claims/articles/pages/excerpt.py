"""The words around a claim, for a screen that has no room for the article beside the form."""

import re
from html import unescape

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.articles.pages.marked_text import MarkedText, Paragraph, Stretch

AROUND = 120
"""Characters shown before and after the claim, at most."""
CUT = "…"
TAG = re.compile(r"<[^>]*>")


def show_excerpt(marked_text: MarkedText) -> SafeString:
    """Return the words around the current claim, with the claim marked; empty if the text doesn't have it."""
    number, paragraphs = marked_text.current, marked_text.paragraphs
    for at, paragraph in enumerate(paragraphs):
        places = [place for place, part in enumerate(paragraph.stretches) if number in part.numbers]
        if places:
            before, after = paragraphs[max(at - 1, 0) : at], paragraphs[at + 1 : at + 2]
            return _mark(paragraph.stretches, places[0], places[-1] + 1, before, after)
    return SafeString()


def _mark(
    stretches: tuple[Stretch, ...],
    first: int,
    end: int,
    before: tuple[Paragraph, ...],
    after: tuple[Paragraph, ...],
) -> SafeString:
    """Return a paragraph as HTML; the claim is what lies from `first` to before `end`. Its neighbours lend their words."""
    lead = " ".join([*(_read(each.stretches) for each in before), _read(stretches[:first])])
    rest = " ".join([_read(stretches[end:]), *(_read(each.stretches) for each in after)])
    claim = escape(_read(stretches[first:end]))
    html = (
        f'{escape(cut_before(lead))}<mark class="mark here">{claim}</mark>{escape(cut_after(rest))}'
    )
    return mark_safe(html)  # noqa: S308 - every text in it is escaped


def _read(stretches: tuple[Stretch, ...]) -> str:
    """Return the text of stretches without the tags that they may have."""
    return unescape(TAG.sub("", "".join(stretch.text for stretch in stretches)))


def cut_before(text: str) -> str:
    """Return the last words of a text."""
    if len(text) <= AROUND:
        return text
    kept = text[-AROUND:]
    return f"{CUT} {kept.partition(' ')[2] or kept}"


def cut_after(text: str) -> str:
    """Return the first words of a text."""
    if len(text) <= AROUND:
        return text
    kept = text[:AROUND]
    return f"{kept.rpartition(' ')[0] or kept} {CUT}"
