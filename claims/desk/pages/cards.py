"""The page of a claim: its card, its article, marks and progress, as one person may see them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString

from claims.access.authorship import Authors, authors_of
from claims.access.claim_access import access_for
from claims.access.claims import ClaimForUser, claims_of_article, decision_in_force
from claims.access.reviews import reviews_of_claim
from claims.access.rules import actions_for, article_actions_for
from claims.access.slots import reserved_slot
from claims.articles.pages import marks
from claims.articles.pages.excerpt import show_excerpt
from claims.articles.pages.marked_text import MarkedText, render_strip
from claims.articles.queries.newest_revision import NewestRevision, newest_revision
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import citing, earlier_reviews
from claims.desk.pages.answer_buttons import show_answer_buttons
from claims.desk.pages.blank_source import blank_source, first_source
from claims.desk.pages.discussion import Discussion
from claims.desk.pages.reservations import reservation_of
from claims.desk.queries.ratings import ratings_of
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.evidence.pages.saved_copies import (
    SavedCopies,
    pair_evidence,
    pair_rows,
    saved_copies_of_reviews,
)
from claims.models import Claim, Decision, Person, Rating, RenderedText, Review
from claims.text.checkworthiness import wording_hints
from claims.vocabulary import Action, ClaimStatus, ReviewState
from claims.web.context_changes import show_context


def card(
    claim: Claim,
    user: Person,
    *,
    form: ReviewForm | None = None,
    add_source: bool = False,
    resume: bool = False,
) -> dict[str, Any]:
    """Return the page's context.

    `form` is a form as it was typed; `add_source` adds a blank source to it. With `resume`, a new form
    starts with the text of this person's earlier review; an earlier draft always does that.
    """
    actions = actions_for(user, claim)
    slot = reserved_slot(user, claim.round_id)
    article, revision = claim.article, newest_revision(claim.article)
    claims = claims_of_article(user, article)
    is_decided = any(seen.verdict for seen in claims if seen.id == claim.pk)
    decision = decision_in_force(claim) if is_decided else None
    authors = authors_of(user, claim)
    reviews = authors.arrange(reviews_of_claim(user, claim))
    mine = next(
        (r for r in reviews if r.reviewer_id == user.pk and r.round_id == claim.round_id), None
    )
    earlier = (
        earlier_reviews.find_earlier_review(claim, user, reviews)
        if Action.REVIEW in actions
        else None
    )
    if Action.REVIEW in actions and form is None:
        start = earlier.review if earlier and not mine and (resume or earlier.is_draft) else None
        form = ReviewForm.from_review(
            mine or start,
            ratings_of(claim),
            slot=slot,
            add_source=add_source,
            is_new_round=mine is None,
        )
    saved_copies = saved_copies_of_reviews(reviews, user)
    return {
        "claim": claim,
        "article": article,
        "claim_version": claim.current,
        "context_pieces": show_context(claim.current),
        "actions": actions,
        "article_actions": article_actions_for(user),
        "form": form if Action.REVIEW in actions else None,
        "answers": show_answer_buttons(form) if form and Action.REVIEW in actions else None,
        "source_rows": pair_rows(form.sources if form else (), mine, saved_copies),
        "blank_source": blank_source(claim.get_absolute_url()),
        "first_source": None if form and form.sources else first_source(claim.get_absolute_url()),
        "review": mine,
        "slot": slot,
        "reservation": reservation_of(slot) if slot else None,
        "has_conflict": (
            user.is_reviewer
            and claim.status == ClaimStatus.OPEN
            and access_for(user, claim).has_conflict
        ),
        "has_read_early": (
            user.is_reviewer
            and claim.status == ClaimStatus.OPEN
            and access_for(user, claim).has_read_early
        ),
        "is_arrival": not add_source and not (form and form.is_bound),
        "heading": "My review" if mine and len(reviews) == 1 else "Reviews",
        "revision": revision,
        "discussion": Discussion(claim, user),
        "wording_hints": _wording_hints(claim) if Action.EDIT in actions else [],
        "source_hints": citing.find_source_hints(form, claim, user)
        if Action.REVIEW in actions
        else [],
        "retracted_evidence": citing.retracted_evidence(claim, user) if reviews else [],
        **_article_context(claim, claims, revision),
        **_reviews_context(claim, decision, reviews, earlier, saved_copies, authors),
    }


def _article_context(
    claim: Claim, claims: list[ClaimForUser], revision: NewestRevision
) -> dict[str, Any]:
    """Return what the page shows of the article: marks, progress, the claims before and after."""
    here = claim.number
    by_number = marks.Marks(claim.article, claims, here)
    shown = [seen for seen in claims if marks.is_marked(seen, here)]
    before, after = marks.find_neighbours(shown, here)
    return {
        "mark": by_number[here],
        "marked_text": (marked_text := MarkedText(revision, claims, by_number, here)),
        "excerpt": show_excerpt(marked_text),
        "strip": render_strip(claims, by_number, here),
        "progress": marks.count_progress(claims),
        "before": by_number[before.number] if before else None,
        "after": by_number[after.number] if after else None,
    }


def _reviews_context(
    claim: Claim,
    decision: Decision | None,
    reviews: list[Review],
    earlier: earlier_reviews.EarlierReview | None,
    saved_copies: dict[int, SavedCopies],
    authors: Authors,
) -> dict[str, Any]:
    """Return the reviews and the decision, and how the wording changed since."""
    own_earlier = earlier.review if earlier else None
    submitted = [r for r in reviews if r.state == ReviewState.SUBMITTED and r != own_earlier]
    shown = [*submitted, *([own_earlier] if own_earlier else [])]
    cards = build_review_cards(shown, saved_copies, authors)
    return {
        "reviews": cards[: len(submitted)],
        "earlier": earlier,
        "earlier_review": cards[-1] if own_earlier else None,
        "decision": decision,
        "opposite": describe_opposite(
            _rating_in_force(claim, decision), present_stances(claim, reviews)
        ),
        "changes_since_decision": earlier_reviews.changes_since_decision(decision, claim),
    }


def _rating_in_force(claim: Claim, decision: Decision | None) -> Rating | None:
    return decision.rating if decision and claim.status == ClaimStatus.DECIDED else None


def present_stances(claim: Claim, reviews: Iterable[Review]) -> list[str]:
    """Return the stances of the evidence that counts for a claim: of reviews submitted in its current round."""
    counting = [r for r in reviews if r.round_id == claim.round_id and r.is_submitted]
    return [piece.stance for review in counting for piece in review.evidence.all()]


def _wording_hints(claim: Claim) -> list[wording_hints.Hint]:
    version = claim.current
    return wording_hints.find_wording_hints(
        version.wording, version.short_form, claim.article.language
    )


def build_review_cards(
    reviews: Sequence[Review], saved_copies: dict[int, SavedCopies], authors: Authors
) -> list[dict[str, Any]]:
    """Return reviews as templates show them, with their rationales rendered.

    `author` is what the reader may call its reviewer; while that isn't their name, there is no time either.
    """
    html = RenderedText.objects.render([review.rationale for review in reviews])
    return [
        _build_card(review, html[review.rationale], saved_copies, authors) for review in reviews
    ]


def _build_card(
    review: Review, rationale: SafeString, saved_copies: dict[int, SavedCopies], authors: Authors
) -> dict[str, Any]:
    return {
        "review": review,
        "author": authors.name(review.reviewer),
        "is_named": not authors.are_hidden,
        "rationale": rationale,
        "evidence": pair_evidence(review, saved_copies),
        "tone": review.rating.tone if review.rating else "",
        "opposite": describe_opposite(
            review.rating, [piece.stance for piece in review.evidence.all()]
        ),
    }
