"""What editors decide: confirm, decide, change a decision, keep one in a new context, send a claim back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from claims import agreement, ledger
from claims.access.proposals import needs_two_editors
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require
from claims.agreement import Answer
from claims.articles.actions.claim_lifecycle import record_set_aside
from claims.articles.actions.duplicates import find_original
from claims.articles.actions.rounds import close_round, lock_claim, open_round, set_status
from claims.mail.actions.queueing import queue_sent_back
from claims.markdown import render_text
from claims.models import (
    Article,
    Claim,
    Decision,
    EventChain,
    Person,
    ProposedDecision,
    Rating,
    Review,
    Round,
    SentBack,
)
from claims.moderation.actions.two_editors import Agreed, TypedDecision, propose
from claims.vocabulary import Action, ArticleMode, ClaimStatus, EventType, Purpose, SetAside

LONGEST_NOTE = 500
"""Characters of the note with which a claim is set aside."""

JUDGED_AGAIN = "The claim changed, and its reviewers judged it again."
"""The reason of a decision on a claim that had one before its wording changed, where nobody wrote another."""
SAY_WHY_YOU_OVERRULE = "All reviewers gave another verdict. Say why you overrule them."
STILL_STANDS = "The context changed, and the verdict still stands."
"""The reason of a decision that keeps a verdict in a new context."""


@transaction.atomic
def decide(
    *,
    claim: Claim,
    by: Person,
    lock_version: int,
    rating: Rating,
    summary: str,
    reason: str = "",
    override_reason: str = "",
    note: str = "",
) -> Decision | ProposedDecision:
    """Decide a claim; on a decided one this changes the decision and needs a reason.

    A verdict other than the one that all reviewers gave needs an `override_reason`; the reason of a change is one too.
    Where two editors have to decide, this is what one of them does, with a `note` for the other.
    """
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    is_decided = claim.status in (ClaimStatus.DECIDED, ClaimStatus.CONTEXT_CHANGED)
    action = Action.CHANGE_DECISION if is_decided else Action.DECIDE
    require(by, action, claim)
    if not summary.strip():
        raise Refusal("Write the summary that readers will see.")
    if action == Action.CHANGE_DECISION and not reason.strip():
        raise Refusal("Say why you change the decision.")
    if rating.scale_id != claim.article.scale_id or rating.retired_at:
        raise Refusal("Choose a verdict from the article’s rating scale.")
    typed = TypedDecision(
        rating, summary.strip(), reason.strip(), override_reason.strip(), note.strip()
    )
    if overrides_all(claim, rating):
        typed = replace(typed, override_reason=typed.override_reason or typed.reason)
        if not typed.override_reason:
            raise Refusal(SAY_WHY_YOU_OVERRULE)
    else:
        typed = replace(typed, override_reason="")
    return _decide_or_propose(claim, by, action, typed, chain)


def overrides_all(claim: Claim, rating: Rating) -> bool:
    """Return whether this verdict differs from the answer that all reviewers of the claim's round gave."""
    answers = answers_of(claim.round)
    return agreement.is_unanimous(answers) and answers[0] != Answer(rating.pk)


def _decide_or_propose(
    claim: Claim, by: Person, action: Action, typed: TypedDecision, chain: EventChain
) -> Decision | ProposedDecision:
    """Decide a claim; where two editors have to, only once both decide the same."""
    if not needs_two_editors(claim):
        return _decide(claim, by, action, typed, chain)
    agreed = propose(claim, by, typed, chain)
    if isinstance(agreed, ProposedDecision):
        return agreed
    return _decide(claim, by, action, agreed.typed, chain, agreed)


def _decide(
    claim: Claim,
    by: Person,
    action: Action,
    typed: TypedDecision,
    chain: EventChain,
    agreed: Agreed | None = None,
) -> Decision:
    """Save the decision in place of the last one and record it."""
    purpose = purpose_of(claim.article)
    last = claim.decisions.filter(purpose=purpose).order_by("-pk").first()
    replace_current_decision(claim)
    # The trigger decision_changes_its_tally writes that a published article has something to publish.
    decision = Decision.objects.create(
        claim=claim,
        claim_version=claim.current,
        purpose=purpose,
        rating=typed.rating,
        summary=typed.summary,
        basis=agreement.determine_basis(answers_of(claim.round), Answer(typed.rating.pk)),
        reason=typed.reason or ((claim.round.note or JUDGED_AGAIN) if last else ""),
        override_reason=typed.override_reason,
        decided_by=agreed.first if agreed else by,
        second_editor=agreed.second if agreed else None,
        replaces=last,
    )
    close_round(claim)
    set_status(claim, ClaimStatus.DECIDED)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType(action),
        on=claim,
        number=claim.number,
        version=claim.current.number,
        purpose=purpose,
        before=str(last.rating) if last else "",
        rating=typed.rating.label,
        summary=typed.summary,
        basis=decision.basis,
        reason=decision.reason,
        **(
            {"editors": [ledger.key_of(agreed.first), ledger.key_of(agreed.second)]}
            if agreed
            else {}
        ),
        **_row_of(decision),
    )
    return decision


def _row_of(decision: Decision) -> dict[str, object]:
    """Return what identifies the row of a decision, so that the row can be compared with its event."""
    return {
        "decision": decision.pk,
        "decided_by": decision.decided_by_id,
        "second_editor": decision.second_editor_id,
        "override_reason": decision.override_reason,
        "replaces": decision.replaces_id,
        "decided_at": ledger.time_of(decision.decided_at),
    }


def purpose_of(article: Article) -> Purpose:
    """Return whether the verdicts on an article are for colleagues or for readers."""
    is_before = article.mode == ArticleMode.BEFORE_PUBLICATION
    return Purpose.DESK if is_before else Purpose.PUBLIC


def answers_of(closed: Round) -> list[Answer]:
    """Return what the submitted reviews of a round answer, in the order of submission."""
    return [review.answer_key for review in closed.reviews.submitted().in_order_of_submission()]


def replace_current_decision(claim: Claim) -> None:
    """Mark the current decision of a claim as replaced; the row stays."""
    claim.decisions.current().update(replaced_at=timezone.now())


@transaction.atomic
def confirm_claims(
    *, claims: Iterable[Claim], by: Person, lock_versions: Mapping[int, int] | None = None
) -> list[Decision | ProposedDecision]:
    """Confirm agreed claims with the answer that all their reviewers gave; return the decisions.

    A verdict becomes a decision (where two editors have to decide, that of one of them), with the rationale of the review submitted first as its summary; `decide` writes another.
    Where the reviewers agree to set a claim aside, it is set aside, and there is no decision. `lock_versions` holds the
    version of each claim that was shown, by key. If one claim is not agreed any more, or has changed since, all are refused.
    """
    lock_versions = lock_versions or {}
    by_article: dict[int, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article_id, []).append(claim)
    decisions = []
    for _, group in sorted(by_article.items()):
        chain = ledger.lock_chain(group[0].article)
        group.sort(key=lambda claim: claim.number)
        locked = [lock_claim(claim, lock_versions.get(claim.pk)) for claim in group]
        decisions += filter(None, [_confirm(claim, by, chain) for claim in locked])
    return decisions


def is_confirmation(claim: Claim, rating: Rating, summary: str) -> bool:
    """Return whether a decision says nothing but what confirming this agreed claim would."""
    first = first_review(claim) if claim.status == ClaimStatus.AGREED else None
    return bool(first and first.rating == rating and summary_of(first).strip() == summary.strip())


def _confirm(claim: Claim, by: Person, chain: EventChain) -> Decision | ProposedDecision | None:
    require(by, Action.CONFIRM, claim)
    first = first_review(claim)
    if first is None:
        raise Conflict(f"Claim {claim.number} has no review to confirm.")
    if first.rating:
        return _decide_or_propose(
            claim, by, Action.CONFIRM, TypedDecision(first.rating, summary_of(first)), chain
        )
    _confirm_set_aside(claim, by, first, chain)
    return None


def _confirm_set_aside(claim: Claim, by: Person, first: Review, chain: EventChain) -> None:
    """Set aside a locked claim for the reason that all its reviewers gave.

    Raises Conflict if it is a duplicate of a claim that meanwhile became a duplicate of this one.
    """
    reason, named = SetAside(first.set_aside_reason), first.duplicate_of
    if named:  # reviews from before a duplicate named its claim have none
        try:
            find_original(claim, reason, named.number)
        except Refusal as refusal:
            raise Conflict(
                f"You can’t set claim {claim.number} aside. {refusal.sentence}"
            ) from None
    note = summary_of(first)[:LONGEST_NOTE]
    record_set_aside(
        claim, by, Action.SET_ASIDE, chain, reason=reason, note=note, duplicate_of=named
    )


@transaction.atomic
def keep_verdicts(
    *, claims: Iterable[Claim], by: Person, lock_versions: Mapping[int, int] | None = None
) -> list[Decision]:
    """Say of claims whose context changed that their verdict still stands, which puts it in force again.

    Each gets a decision like its last one, for its words in the new context. `lock_versions` holds the version of each
    claim that was shown, by key. If one claim has changed since, or doesn't wait for this, all are refused.
    """
    lock_versions = lock_versions or {}
    rows = sorted(claims, key=lambda claim: (claim.article_id, claim.number))
    chains: dict[int, EventChain] = {}
    decisions = []
    for row in rows:
        if row.article_id not in chains:
            chains[row.article_id] = ledger.lock_chain(row.article)
        claim = lock_claim(row, lock_versions.get(row.pk))
        decisions.append(_keep_verdict(claim, by, chains[row.article_id]))
    return decisions


def _keep_verdict(claim: Claim, by: Person, chain: EventChain) -> Decision:
    require(by, Action.STILL_STANDS, claim)
    last = claim.decisions.current().select_related("rating", "claim_version").first()
    if last is None:
        raise Conflict(f"Claim {claim.number} has no verdict to keep.")
    replace_current_decision(claim)
    decision = Decision.objects.create(
        claim=claim,
        claim_version=claim.current,
        purpose=last.purpose,
        rating=last.rating,
        summary=last.summary,
        basis=last.basis,
        reason=STILL_STANDS,
        override_reason=last.override_reason,
        second_editor=last.second_editor,
        decided_by=by,
        replaces=last,
    )
    set_status(claim, ClaimStatus.DECIDED)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.STILL_STANDS,
        on=claim,
        number=claim.number,
        version=claim.current.number,
        before_version=last.claim_version.number,
        rating=last.rating.label,
        purpose=last.purpose,
        summary=last.summary,
        basis=last.basis,
        reason=STILL_STANDS,
        **_row_of(decision),
    )
    return decision


def first_review(claim: Claim) -> Review | None:
    """Return the review of the claim's round that was submitted first."""
    reviews = claim.round.reviews.submitted().select_related("rating", "duplicate_of")
    return reviews.in_order_of_submission().first()


def summary_of(review: Review) -> str:
    """Return what confirming this review writes, as plain text: the summary for readers.

    Where the claim is set aside, it is the note for the team, and may be empty.
    """
    rating = review.rating
    return render_text(review.rationale) or (rating.text or rating.label if rating else "")


@transaction.atomic
def send_back(*, claim: Claim, by: Person, lock_version: int, note: str) -> Round:
    """Open a new review round, with a note to its reviewers. The current decision ends."""
    chain = ledger.lock_chain(claim.article)
    claim = lock_claim(claim, lock_version)
    require(by, Action.SEND_BACK, claim)
    if not note.strip():
        raise Refusal("Tell the reviewers what to look at again.")
    before, reviewed = claim.status, claim.round
    replace_current_decision(claim)
    set_status(claim, ClaimStatus.OPEN, round=open_round(claim, note.strip()))
    _tell_reviewers_of(reviewed, claim, by)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.SEND_BACK,
        on=claim,
        number=claim.number,
        before=before,
        round=claim.round.number,
        note=note.strip(),
    )
    return claim.round


def _tell_reviewers_of(reviewed: Round, claim: Claim, by: Person) -> None:
    """Note for those who submitted a review in the round before that the claim was sent back."""
    reviewers = reviewed.reviews.submitted().order_by("reviewer").values_list("reviewer", flat=True)
    # The trigger round_ends_what_was_sent_back ends these when the new round closes.
    sent = SentBack.objects.bulk_create(
        SentBack(person_id=person, round=claim.round, by=by, at=claim.round.opened_at)
        for person in reviewers
    )
    queue_sent_back(sent)
