"""What the page of a claim shows to one reader: card, article, marks, progress. Built blind."""

from typing import Any

from claims.forms.review import ReviewForm
from claims.models import Claim, Person, Review
from claims.views import marks
from claims.prose import prose
from claims.vocabulary import ClaimStatus, Move, ReviewState
from claims.workflow import moves_for


def card(
    claim: Claim, user: Person, *, form: ReviewForm | None = None, more: bool = False
) -> dict[str, Any]:
    """The whole page's context; `form` is a form as typed, `more` asks for one blank source."""
    moves = moves_for(user, claim)
    article, revision = claim.article, claim.article.revision
    siblings = list(article.claims.with_quotes().as_seen_by(user))
    for sibling in siblings:
        sibling.article = article
    here = next(sibling for sibling in siblings if sibling.pk == claim.pk)
    reviews = list(Review.objects.visible_to(user).on_claim(claim))
    mine = next(
        (r for r in reviews if r.reviewer_id == user.pk and r.round_id == claim.round_id), None
    )
    if Move.REVIEW in moves and form is None:
        form = ReviewForm.of(mine, article.scale.ratings.active(), more=more)
    before, after = marks.neighbours(siblings, here)
    return {
        "claim": claim,
        "article": article,
        "words": claim.current,
        "moves": moves,
        "form": form if Move.REVIEW in moves else None,
        "review": mine,
        "reviews": [show_review(r) for r in reviews if r.state == ReviewState.SUBMITTED],
        "heading": "My review" if mine and len(reviews) == 1 else "Reviews",
        "decision": here.current_decisions[0] if here.current_decisions else None,
        "mark": marks.mark_of(here, here),
        "paragraphs": marks.paragraphs(revision, siblings, here),
        "strip": [
            marks.mark_of(c, here)
            for c in siblings
            if c.status != ClaimStatus.PROPOSED or c == here
        ],
        "progress": marks.progress(siblings),
        "before": before,
        "after": after,
        "revision": revision,
    }


def show_review(review: Review) -> dict[str, Any]:
    """A submitted review with its rationale rendered."""
    return {
        "review": review,
        "rationale": prose(review.rationale),
        "evidence": list(review.evidence.all()),
        "tone": review.rating.tone if review.rating else "",
    }
