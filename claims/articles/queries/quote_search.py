"""Where quoted words stand in an article: the desk looks for them itself and never guesses."""

from typing import NamedTuple

from claims.access.refusals import Refusal
from claims.text.quotes import selectors
from claims.text.spans import Span


class Place(NamedTuple):
    """One of several places of a quote: in words for a person, and so that it is found again."""

    words: str
    prefix: str
    suffix: str

    def __str__(self) -> str:
        return self.words


class QuoteNotFound(Refusal):
    """The quote is not in the article's current text."""

    def __init__(self, quote: selectors.Quote) -> None:
        super().__init__("These words are not in the article. Copy them from it, letter by letter.")
        self.quote = quote


class QuoteAmbiguous(Refusal):
    """The quote is there more than once: `alternatives` are the places, of which one is meant."""

    def __init__(self, quote: selectors.Quote, alternatives: list[Place]) -> None:
        super().__init__(
            f"These words stand in the article {len(alternatives)} times. "
            "Say which of these places you mean, or quote more of the sentence."
        )
        self.quote = quote
        self.alternatives = alternatives


def locate_quote(
    text: str, quote: str, prefix: str = "", suffix: str = "", *, within: Span | None = None
) -> Span:
    """Return where a quote stands, in all of the text or `within` a stretch of it.

    Raises QuoteNotFound, or QuoteAmbiguous with the places.
    """
    sought = selectors.Quote(quote.strip(), prefix, suffix)
    found = _places(text, sought, within or Span(0, len(text)))
    if not found:
        raise QuoteNotFound(sought)
    if len(found) > 1:
        words = [words for _, words in found]
        contexts = _telling_apart(text, [span for span, _ in found])
        places = [Place(says, *context) for says, context in zip(words, contexts, strict=True)]
        raise QuoteAmbiguous(sought, places)
    return found[0][0]


def _places(text: str, sought: selectors.Quote, within: Span) -> list[tuple[Span, str]]:
    """Return the places of a quote with the words around each; one place needs no words.

    A context may reach out of the stretch, so it is looked for in the whole text.
    """
    whole = bool(sought.prefix or sought.suffix)
    shift = 0 if whole else within.start
    try:
        span = selectors.locate(text if whole else within.of(text), *sought)
        found = [(span, "")]
    except selectors.NotFound:
        return []
    except selectors.Ambiguous as error:
        found = error.alternatives
    moved = [(Span(span.start + shift, span.end + shift), words) for span, words in found]
    return [
        (span, words)
        for span, words in moved
        if within.start <= span.start and span.end <= within.end
    ]


def _telling_apart(text: str, spans: list[Span]) -> list[tuple[str, str]]:
    """Return a prefix and a suffix for each span, as long as it takes to fit no other one."""
    reach = selectors.CONTEXT
    while True:
        contexts = _contexts(text, spans, reach)
        folded = [(_folded(before), _folded(after)) for before, after in contexts]
        wider = [(_folded(b), _folded(a)) for b, a in _contexts(text, spans, 2 * reach)]
        is_told_apart = all(
            sum(b.endswith(before) and a.startswith(after) for b, a in wider) == 1
            for before, after in folded
        )
        if is_told_apart or reach > len(text):
            return contexts
        reach *= 2


def _contexts(text: str, spans: list[Span], reach: int) -> list[tuple[str, str]]:
    return [(text[max(0, start - reach) : start], text[end : end + reach]) for start, end in spans]


def _folded(words: str) -> str:
    return "".join(words.split())
