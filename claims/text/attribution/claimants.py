"""Find who makes a claim of a text: the source that its sentence names, else the person who speaks."""

from claims.text.attribution.speakers import Attribution, find_claimant
from claims.text.attribution.turns import find_speaker
from claims.text.spans import Span


def find_claimant_in_text(text: str, span: Span, language: str) -> Attribution | None:
    """Return the attribution of the sentences at `span`, or None where the text itself makes the claim.

    The name of a speaker before a colon is no part of the sentence, and counts only if the
    sentence names no source itself.
    """
    turn = find_speaker(text, span.start)
    start = max(span.start, turn.label.end) if turn else span.start
    named = find_claimant(text[start : span.end].lstrip(), language)
    if turn is None or (named and named.name):
        return named
    return Attribution(turn.name, " ".join(turn.label.of(text).split()))
