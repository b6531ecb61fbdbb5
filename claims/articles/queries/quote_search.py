"""Locate a quote in an article's text. The server does this itself, and never guesses between matches."""

from typing import NamedTuple

from claims.access.refusals import Refusal
from claims.text.quotes import selectors
from claims.text.spans import Span


class QuoteMatch(NamedTuple):
    """One of several matches of a quote: an excerpt for users, and the prefix and suffix that select it."""

    excerpt: str
    prefix: str
    suffix: str

    def __str__(self) -> str:
        return self.excerpt


class QuoteNotFound(Refusal):
    """The quote is not in the article's current text."""

    def __init__(self, quote: selectors.Quote) -> None:
        super().__init__("These words are not in the article. Copy them exactly as they appear.")
        self.quote = quote


class QuoteAmbiguous(Refusal):
    """The quote has several matches, `alternatives`."""

    def __init__(self, quote: selectors.Quote, alternatives: list[QuoteMatch]) -> None:
        super().__init__(
            f"These words appear in the article {len(alternatives)} times. "
            "Choose the ones you mean, or quote more of the sentence."
        )
        self.quote = quote
        self.alternatives = alternatives


def locate_quote(
    text: str, quote: str, prefix: str = "", suffix: str = "", *, within: Span | None = None
) -> Span:
    """Return the span of a quote in the text, or in the part of the text that `within` covers.

    Raises QuoteNotFound, or QuoteAmbiguous with the matches.
    """
    wanted = selectors.Quote(quote.strip(), prefix, suffix)
    matches = _find_matches(text, wanted, within or Span(0, len(text)))
    if not matches:
        raise QuoteNotFound(wanted)
    if len(matches) > 1:
        contexts = _find_distinct_contexts(text, [span for span, _ in matches])
        alternatives = [
            QuoteMatch(excerpt, *context)
            for (_, excerpt), context in zip(matches, contexts, strict=True)
        ]
        raise QuoteAmbiguous(wanted, alternatives)
    return matches[0][0]


def _find_matches(text: str, wanted: selectors.Quote, within: Span) -> list[tuple[Span, str]]:
    """Return the matches of a quote with an excerpt around each. A single match has no excerpt.

    A prefix or suffix may reach beyond `within`, so such a quote is searched in the whole text.
    """
    has_context = bool(wanted.prefix or wanted.suffix)
    shift = 0 if has_context else within.start
    try:
        span = selectors.locate(text if has_context else within.of(text), *wanted)
        matches = [(span, "")]
    except selectors.NotFound:
        return []
    except selectors.Ambiguous as error:
        matches = error.alternatives
    shifted = [(Span(span.start + shift, span.end + shift), excerpt) for span, excerpt in matches]
    return [
        (span, excerpt)
        for span, excerpt in shifted
        if within.start <= span.start and span.end <= within.end
    ]


def _find_distinct_contexts(text: str, spans: list[Span]) -> list[tuple[str, str]]:
    """Return a prefix and a suffix for each span that are long enough to fit no other span."""
    reach = selectors.CONTEXT
    while True:
        contexts = _cut_contexts(text, spans, reach)
        squeezed = [(_squeeze(before), _squeeze(after)) for before, after in contexts]
        wider = [(_squeeze(b), _squeeze(a)) for b, a in _cut_contexts(text, spans, 2 * reach)]
        are_distinct = all(
            sum(b.endswith(before) and a.startswith(after) for b, a in wider) == 1
            for before, after in squeezed
        )
        if are_distinct or reach > len(text):
            return contexts
        reach *= 2


def _cut_contexts(text: str, spans: list[Span], reach: int) -> list[tuple[str, str]]:
    return [(text[max(0, start - reach) : start], text[end : end + reach]) for start, end in spans]


def _squeeze(text: str) -> str:
    return "".join(text.split())
