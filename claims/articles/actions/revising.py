"""Save a new version of an article's text, and carry its claims and coverage over.

Each claim is unchanged, moved, changed or gone, or its context changed; `claims.text.revisions.comparison` decides.
"""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from claims import ledger
from claims.access.refusals import Conflict
from claims.access.rules import require_for
from claims.articles.actions.carrying import (
    carry_claim,
    carry_claims,
    find_judged_versions,
    is_judged,
)
from claims.articles.actions.loading import clean_text
from claims.articles.actions.splitting import (
    build_sentences,
    read_text,
    suggest_claims,
)
from claims.models import Article, Claim, ClaimVersion, Person, Revision, Sentence
from claims.models.revision import digest_folded
from claims.text.revisions.comparison import Carried, Comparison, Fate
from claims.vocabulary import Action, EventType


class RevisionResult(NamedTuple):
    """A saved revision, the number of claims by fate, and the number of new suggested claims."""

    revision: Revision
    fates: dict[str, int]
    proposed: int

    def __str__(self) -> str:
        counts = [f"{self.fates[fate]} {fate}" for fate in Fate if fate in self.fates]
        fates = ", ".join(counts) or "none"
        return (
            f"Version {self.revision.number} saved. "
            f"Claims: {fates}. New suggested claims: {self.proposed}."
        )


@dataclass(frozen=True)
class ClaimPreview:
    """What would happen to a claim if a text were saved.

    `is_in_force_again` says that the verdict was given in the context that the claim gets back.
    """

    claim: Claim
    carried: Carried
    is_in_force_again: bool = False


@dataclass(frozen=True)
class Preview:
    """What would happen if a text were saved as the article's next revision.

    `new_sentence_count` counts new and changed sentences.
    """

    text: str
    comparison: Comparison
    claims: list[ClaimPreview]
    new_sentence_count: int


def preview_revision(*, article: Article, by: Person, text: str) -> Preview:
    """Return what `revise_article` would do with a text, without saving it. Raises the same refusals."""
    require_for(by, Action.REVISE, article)
    old, new = _new_revision(article, text, by=by)
    comparison, after = _compare(old, new)
    claims = article.claims.filter(start__isnull=False).select_related("current")
    judged = find_judged_versions(article)
    previews = [
        _preview_claim(claim, comparison, judged.get(claim.pk))
        for claim in claims.order_by("number")
    ]
    return Preview(new.text, comparison, previews, len(after) - len(comparison.matches))


def _preview_claim(
    claim: Claim, comparison: Comparison, judged: ClaimVersion | None
) -> ClaimPreview:
    carried = carry_claim(claim, comparison)
    is_back = carried.fate == Fate.CONTEXT_CHANGED and is_judged(claim, carried, comparison, judged)
    return ClaimPreview(claim, carried, is_back)


@transaction.atomic
def revise_article(
    *, article: Article, by: Person | None, text: str, after: int | None = None
) -> RevisionResult:
    """Save `text` as the article's next revision and carry its claims and coverage over.

    Unchanged and moved claims keep their verdicts. A decided claim whose context changed gets a
    version with the new context, and its verdict is not in force until an editor looked. Changed
    claims get a version with the new wording and re-open; gone claims are set aside as cut. Only new
    and changed sentences need sorting again. `after` is the number of the revision that the user compared with. Raises
    Refusal if the text can't be read, Conflict if it is the same as the current text or if the
    current revision is not `after`.
    """
    chain = ledger.lock_chain(article)
    if by:
        require_for(by, Action.REVISE, article)
    old, revision = _new_revision(article, text, by=by)
    if after is not None and after != old.number:
        raise Conflict(
            f"Someone saved version {old.number} of this article in the meantime. Your text was not "
            "saved. It is below: compare it with that version first."
        )
    revision.save()
    comparison, sentences = _compare(old, revision)
    Sentence.objects.bulk_create(sentences)
    fates = carry_claims(article, revision, comparison, by=by, chain=chain)
    matched = set(comparison.matches.values())
    new_indexes = [index for index in range(len(sentences)) if index not in matched]
    unclaimed = _find_unclaimed(article, sentences, new_indexes)
    proposed = suggest_claims(article, revision, sentences, by=by, only=unclaimed)
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
    return RevisionResult(revision, fates, len(proposed))


def _new_revision(article: Article, text: str, *, by: Person | None) -> tuple[Revision, Revision]:
    """Return the current revision, and the next one with `text`, unsaved."""
    text = clean_text(text)
    digest, old = hashlib.sha256(text.encode()).hexdigest(), article.revision
    if digest == old.sha256:
        raise Conflict(f"This is the same text as version {old.number}.")
    new = Revision(article=article, number=old.number + 1, text=text, sha256=digest, created_by=by)
    new.folded_sha256 = digest_folded(text)
    return old, new


def _compare(old: Revision, new: Revision) -> tuple[Comparison, list[Sentence]]:
    """Compare two revisions. Return the comparison and the sentences of the new one, unsaved.

    Contexts depend on roles, so they are read again after the users' roles were carried over.
    """
    before, after = list(old.sentences.order_by("position")), build_sentences(new)
    comparison = Comparison(read_text(old, before), read_text(new, after))
    _carry_coverage(comparison, before, after)
    comparison.new = read_text(new, after)
    return comparison, after


def _carry_coverage(comparison: Comparison, before: list[Sentence], after: list[Sentence]) -> None:
    """Copy the roles and marks that users gave to sentences that are the same in both revisions."""
    for old, new in comparison.matches.items():
        for name in ("role", "not_checkable", "is_cut", "accounted_by_id", "accounted_at"):
            setattr(after[new], name, getattr(before[old], name))


def _find_unclaimed(article: Article, sentences: list[Sentence], indexes: list[int]) -> list[int]:
    """Return those of the `indexes` whose sentences overlap no claim."""
    spans = list(article.claims.filter(start__isnull=False).values_list("start", "end"))
    return [
        index
        for index in indexes
        if not any(
            start < sentences[index].end and end > sentences[index].start for start, end in spans
        )
    ]
