"""What stands beside the text about one sentence: its claims, hints on their wording, and what we see in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.articles.pages.choosing_page import BUTTONS, ArticleSorting
from claims.articles.pages.sorted_lines import Line
from claims.models import Article, Claim
from claims.text.checkworthiness.wording_hints import Hint, find_wording_hints
from claims.vocabulary import ClaimStatus, NotCheckable


@dataclass(frozen=True)
class ClaimNote:
    """A claim of the sentence: where it is, what is known about it, and hints on its wording."""

    claim: Claim
    state: str
    hints: list[Hint]

    @property
    def is_suggested(self) -> bool:
        """Whether nobody has opened or dropped it."""
        return self.claim.status == ClaimStatus.PROPOSED


@dataclass(frozen=True)
class SentencePanel:
    """One sentence, its claims, and in a few words what speaks for an answer."""

    position: int
    total: int
    words: str
    kind: str
    advice: str
    marked_by: str
    claims: list[ClaimNote]


@dataclass(frozen=True)
class WordingHint:
    """A hint, and the sentences whose claims it is about, each with the number of the claim."""

    sentence: str
    places: list[tuple[int, int]]


def show_panel(page: ArticleSorting, position: int) -> SentencePanel | None:
    """Return what we know of the sentence at this position, or None if there is none."""
    found = next((line for line in page.sorting.lines if line.position == position), None)
    if found is None:
        return None
    (line,) = page.with_hints([found])
    claims = _claims_in(page.article, line.row.start, line.row.end)
    return SentencePanel(
        position=position,
        total=len(page.sorting.lines),
        words=page.text_of(line),
        kind=line.kind,
        advice=_advise(line, claims),
        marked_by=line.row.sentence.marked_by,
        claims=[_note(claim) for claim in claims],
    )


def list_wording_hints(page: ArticleSorting, lines: Iterable[Line]) -> list[WordingHint]:
    """Return the hints on the claims that wait to be opened, each with the sentences that it is about."""
    waiting = {number: line for line in lines for number in line.row.waiting}
    claims = page.article.claims.with_quotes().filter(number__in=list(waiting)).order_by("number")
    places: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        claim.article = page.article
        for hint in _hints_on(claim):
            places.setdefault(hint.sentence, []).append(
                (waiting[claim.number].position, claim.number)
            )
    return [WordingHint(sentence, found) for sentence, found in places.items()]


def _claims_in(article: Article, start: int, end: int) -> list[Claim]:
    claims = list(
        article.claims.with_quotes()
        .select_related("duplicate_of")
        .filter(start__lt=end, end__gt=start)
        .order_by("number")
    )
    for claim in claims:
        claim.article = article
    return claims


def _note(claim: Claim) -> ClaimNote:
    if claim.status == ClaimStatus.SET_ASIDE:
        state = f"set aside: {claim.set_aside_text}"
    elif claim.status != ClaimStatus.PROPOSED:
        state = "being checked"
    else:
        state = "chosen, not open yet" if claim.chosen_by_id else "suggested"
    is_waiting = claim.status == ClaimStatus.PROPOSED
    return ClaimNote(claim, state, _hints_on(claim) if is_waiting else [])


def _hints_on(claim: Claim) -> list[Hint]:
    version = claim.current
    return find_wording_hints(version.wording, version.short_form, claim.article.language)


def _advise(line: Line, claims: list[Claim]) -> str:
    """Return what the program sees in a sentence that is to sort."""
    if line.obvious_name:
        return "There’s obviously nothing to check here. Accept it with the others, or choose yourself."
    if line.row.answer not in ("to-sort", "suggested"):
        return ""
    if line.hint:
        return f"It looks like {BUTTONS[NotCheckable(line.hint)]}."
    signals = next((claim.current.reasons for claim in claims if claim.current.reasons), [])
    return f"We see: {', '.join(signals)}." if signals else "It has no number, name or date."
