"""A new text of an article: each claim is unchanged, moved, changed or gone; never guessed."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.articles.actions.loading import readable
from claims.articles.actions.rounds import release_unsubmitted, set_status
from claims.articles.actions.splitting import propose_claims, read_sentences, read_span, read_text
from claims.articles.actions.wording import renew_words
from claims.models import Article, Claim, EventChain, Person, Revision, Sentence
from claims.text.revisions.comparison import Carried, Comparison, Fate
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus, EventType, SetAside, VersionCause

type Shift = tuple[int, int, int, int]
"""Code points by which start, end, and start and end of the context move."""


class Revised(NamedTuple):
    """A stored revision, how many claims had which fate, and how many were proposed anew."""

    revision: Revision
    fates: dict[str, int]
    proposed: int

    def __str__(self) -> str:
        counts = [f"{self.fates[fate]} {fate}" for fate in Fate if fate in self.fates]
        fates = ", ".join(counts) or "none before"
        return (
            f"Revision {self.revision.number} is stored. Claims: {fates}; {self.proposed} proposed."
        )


@dataclass(frozen=True)
class Outlook:
    """What would become of a claim in a text that is not stored: its `carried` fate there."""

    claim: Claim
    carried: Carried


@dataclass(frozen=True)
class Preview:
    """A text held against an article: nothing is stored. `fresh` counts new and changed sentences."""

    text: str
    comparison: Comparison
    outlooks: list[Outlook]
    fresh: int


def preview_revision(*, article: Article, by: Person, text: str) -> Preview:
    """Say what `revise_article` would do with a text. Refuses what it would refuse."""
    require_for(by, Action.REVISE, article)
    old, new = _new_revision(article, text, by=by)
    comparison, after = _compared(old, new)
    claims = article.claims.filter(start__isnull=False).select_related("current")
    outlooks = [Outlook(claim, _carried(claim, comparison)) for claim in claims.order_by("number")]
    return Preview(new.text, comparison, outlooks, len(after) - len(comparison.matches))


@transaction.atomic
def revise_article(
    *, article: Article, by: Person | None, text: str, after: int | None = None
) -> Revised:
    """Store `text` as the article's next revision and carry its claims and coverage over.

    Verdicts stay on unchanged and moved claims. Changed ones get a version of the new words and
    re-open; gone ones are set aside as cut. Only new and changed sentences are unread again.
    Raises Refusal for what is no text, Conflict for the text that the article has already, or
    where its newest revision is not `after` any more, the one that the person compared with.
    """
    chain = ledger.lock_chain(article)
    if by:
        require_for(by, Action.REVISE, article)
    old, revision = _new_revision(article, text, by=by)
    if after is not None and after != old.number:
        raise Conflict(
            f"The article has a newer text, revision {old.number}. Nothing was stored: your text "
            "is kept below, compare it with that one first."
        )
    revision.save()
    comparison, sentences = _compared(old, revision)
    Sentence.objects.bulk_create(sentences)
    fates = _carry_claims(article, revision, comparison, by=by, chain=chain)
    known = set(comparison.matches.values())
    fresh = [index for index in range(len(sentences)) if index not in known]
    bare = _without_claims(article, sentences, fresh)
    proposed = propose_claims(article, revision, sentences, by=by, only=bare)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.REVISE,
        on=revision,
        number=revision.number,
        sha256=revision.sha256,
        fates=fates,
        proposed=[claim.number for claim in proposed],
    )
    return Revised(revision, fates, len(proposed))


def _new_revision(article: Article, text: str, *, by: Person | None) -> tuple[Revision, Revision]:
    """Return the newest revision, and one of `text` to come after it that is not stored yet."""
    text = readable(text)
    digest, old = hashlib.sha256(text.encode()).hexdigest(), article.revision
    if digest == old.sha256:
        raise Conflict(f"This is the text the article has already, revision {old.number}.")
    new = Revision(article=article, number=old.number + 1, text=text, sha256=digest, created_by=by)
    return old, new


def _compared(old: Revision, new: Revision) -> tuple[Comparison, list[Sentence]]:
    """Return the two texts held against each other, and the rows of the new one, not stored yet.

    What a sentence leans on is read again once it has the role that somebody gave it before.
    """
    before, after = list(old.sentences.order_by("position")), read_sentences(new)
    comparison = Comparison(read_text(old, before), read_text(new, after))
    _carry_coverage(comparison, before, after)
    comparison.new = read_text(new, after)
    return comparison, after


def _carry_coverage(comparison: Comparison, before: list[Sentence], after: list[Sentence]) -> None:
    """Take over what people said of sentences that stayed as they were."""
    for old, new in comparison.matches.items():
        for name in ("role", "not_checkable", "is_cut", "accounted_by_id", "accounted_at"):
            setattr(after[new], name, getattr(before[old], name))


def _carry_claims(
    article: Article,
    revision: Revision,
    comparison: Comparison,
    *,
    by: Person | None,
    chain: EventChain,
) -> dict[str, int]:
    """Carry every claim that still stands somewhere; return how many had which fate."""
    fates: Counter[str] = Counter()
    rows = (
        article.claims.select_for_update(of=("self",))
        .filter(start__isnull=False)
        .select_related("current", "round")
        .order_by("number")
    )
    shifts: dict[Shift, list[int]] = {}
    for claim in rows:
        claim.article = article
        carried = _carried(claim, comparison)
        fates[carried.fate] += 1
        if carried.fate == Fate.GONE:
            _lose(claim)
        elif carried.fate == Fate.CHANGED:
            _change(claim, revision, carried, comparison, by=by)
        else:
            shifts.setdefault(_shift(claim, carried), []).append(claim.pk)
        if carried.fate != Fate.UNCHANGED:
            ledger.record(
                chain=chain,
                by=by,
                event_type=EventType.CARRY,
                on=claim,
                number=claim.number,
                revision=revision.number,
                fate=carried.fate,
                quote=claim.current.quote,
            )
    for steps, keys in shifts.items():
        moved = {name: F(name) + step for name, step in zip(Claim.PLACE[1:], steps, strict=True)}
        if any(steps):
            Claim.objects.filter(pk__in=keys).update(**moved)
    return dict(fates)


def _carried(claim: Claim, comparison: Comparison) -> Carried:
    """Return what becomes of a claim where it stands now.

    One that was merged into another follows no other words: it stays merged, and that one changes.
    """
    leans = claim.context_start is not None
    context = Span(claim.context_start, claim.context_end) if leans else None
    carried = comparison.carry(Span(claim.start, claim.end), context)
    is_lost = carried.fate == Fate.CHANGED and claim.merged_into_id
    return Carried(Fate.GONE) if is_lost else carried


def _shift(claim: Claim, carried: Carried) -> Shift:
    """Return how far a claim's words and their context moved: all behind one edit move alike."""
    start, end = carried.span.start - claim.start, carried.span.end - claim.end
    if carried.context is None:
        return start, end, 0, 0
    leaned = carried.context
    return start, end, leaned.start - claim.context_start, leaned.end - claim.context_end


def _change(
    claim: Claim, revision: Revision, carried: Carried, comparison: Comparison, *, by: Person | None
) -> None:
    """Give the claim a version of its new words; what a person wrote of other words goes."""
    old = claim.current
    _, words = read_span(comparison.new, carried.span, claim.article.language, old.stated_on)
    if carried.span.of(revision.text) != old.quote:
        words |= {"statement": "", "short_form": ""}
    else:
        words["claimant"] = old.claimant
    renew_words(
        claim, revision=revision, span=carried.span, cause=VersionCause.REVISED, by=by, **words
    )


def _lose(claim: Claim) -> None:
    """Set a claim aside whose words are gone; one that was aside already keeps its reason."""
    if claim.round and not claim.round.is_closed:
        release_unsubmitted(claim.round)
    place = dict.fromkeys(claim.PLACE[1:])
    if claim.status != ClaimStatus.SET_ASIDE:
        place |= {"set_aside_reason": SetAside.CUT, "set_aside_note": ""}
    set_status(claim, ClaimStatus.SET_ASIDE, **place)


def _without_claims(article: Article, sentences: list[Sentence], fresh: list[int]) -> list[int]:
    """Return those of the `fresh` sentences on which no claim stands."""
    places = list(article.claims.filter(start__isnull=False).values_list("start", "end"))
    return [
        index
        for index in fresh
        if not any(
            start < sentences[index].end and end > sentences[index].start for start, end in places
        )
    ]
