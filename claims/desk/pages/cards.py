"""What the page of a claim shows to one reader: card, article, marks, progress. Built blind."""

from typing import Any

from claims.access.claim_access import access_for
from claims.access.claims import ClaimForUser, claims_of_article
from claims.access.reviews import reviews_of_claim
from claims.access.rules import actions_for, article_actions_for
from claims.articles.pages import marks
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import citing, earlier_reviews
from claims.desk.pages.discussion import Discussion
from claims.desk.pages.reservations import tell
from claims.evidence.pages.saved_copies import (
    SavedCopies,
    pair_evidence,
    pair_rows,
    saved_copies_of_reviews,
)
from claims.markdown import render_html
from claims.models import Claim, Decision, Person, Review, ReviewSlot, Revision
from claims.text.checkworthiness import wording_hints
from claims.vocabulary import Action, ClaimStatus, ReviewState
from claims.web.word_diffs import context_of


def card(
    claim: Claim,
    user: Person,
    *,
    form: ReviewForm | None = None,
    more: bool = False,
    resume: bool = False,
) -> dict[str, Any]:
    """The whole page's context; `form` is a form as typed, `more` asks for one blank source.

    `resume` starts a new form from my earlier review, as a draft of other words always does.
    """
    actions = actions_for(user, claim)
    slot = ReviewSlot.objects.reserved_for(user).filter(round=claim.round_id).first()
    article, revision = claim.article, claim.article.revision
    siblings = claims_of_article(user, article)
    here = next(sibling for sibling in siblings if sibling.claim.pk == claim.pk)
    reviews = list(reviews_of_claim(user, claim))
    mine = next(
        (r for r in reviews if r.reviewer_id == user.pk and r.round_id == claim.round_id), None
    )
    earlier = earlier_reviews.earlier(claim, user, reviews) if Action.REVIEW in actions else None
    if Action.REVIEW in actions and form is None:
        start = earlier.review if earlier and not mine and (resume or earlier.is_draft) else None
        form = ReviewForm.of(
            mine or start, claim.ratings, slot=slot, more=more, is_afresh=mine is None
        )
    saved_copies = saved_copies_of_reviews(reviews, user)
    return {
        "claim": claim,
        "article": article,
        "words": claim.current,
        "leans_on": context_of(claim.current),
        "actions": actions,
        "article_actions": article_actions_for(user),
        "form": form if Action.REVIEW in actions else None,
        "source_rows": pair_rows(form.sources if form else (), mine, saved_copies),
        "review": mine,
        "slot": slot,
        "lease": tell(slot) if slot else None,
        "has_conflict": (
            user.is_reviewer
            and claim.status == ClaimStatus.OPEN
            and access_for(user, claim).has_conflict
        ),
        "is_arrival": not more and not (form and form.is_bound),
        "heading": "My review" if mine and len(reviews) == 1 else "Reviews",
        "revision": revision,
        "discussion": Discussion(claim, user),
        "hints": _hints(claim) if Action.EDIT in actions else [],
        "source_hints": citing.hints_of(form, claim, user) if Action.REVIEW in actions else [],
        "second_looks": citing.second_looks(claim, user),
        **_among(siblings, here, revision),
        **_found(claim, here.decision, reviews, earlier, saved_copies),
    }


def _among(siblings: list[ClaimForUser], seen: ClaimForUser, revision: Revision) -> dict[str, Any]:
    """The claim among the others of its article: marks, progress, the way on and back."""
    here = seen.claim
    before, after = marks.find_neighbours(siblings, here)
    return {
        "mark": marks.build_mark(seen, here),
        "paragraphs": marks.build_paragraphs(revision, siblings, here),
        "strip": [marks.build_mark(c, here) for c in siblings if marks.is_marked(c, here)],
        "progress": marks.count_progress(siblings),
        "before": before,
        "after": after,
    }


def _found(
    claim: Claim,
    decision: Decision | None,
    reviews: list[Review],
    earlier: earlier_reviews.Earlier | None,
    saved_copies: dict[int, SavedCopies],
) -> dict[str, Any]:
    """What was found so far: reviews and the decision, with what changed since each."""
    apart = earlier.review if earlier else None
    submitted = [r for r in reviews if r.state == ReviewState.SUBMITTED and r != apart]
    return {
        "reviews": [show_review(review, saved_copies) for review in submitted],
        "earlier": earlier,
        "earlier_review": show_review(apart, saved_copies) if apart else None,
        "decision": decision,
        "stale": earlier_reviews.stale_changes(decision, claim),
    }


def _hints(claim: Claim) -> list[wording_hints.Hint]:
    words = claim.current
    return wording_hints.find_wording_hints(words.wording, words.short_form, claim.article.language)


def show_review(review: Review, saved_copies: dict[int, SavedCopies]) -> dict[str, Any]:
    """A submitted review with its rationale rendered."""
    return {
        "review": review,
        "rationale": render_html(review.rationale),
        "evidence": pair_evidence(review, saved_copies),
        "tone": review.rating.tone if review.rating else "",
    }
