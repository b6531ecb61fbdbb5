"""What the admin shows an editor about one claim: never a draft, and reviews only as far as this person may see them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.access.authorship import Authors, authors_of
from claims.access.claim_access import access_for
from claims.access.events import visible_events_about
from claims.access.explanations import name_deciders
from claims.access.proposals import (
    NOTHING,
    Proposals,
    needs_two_editors,
    proposals_for,
    two_editors_of,
)
from claims.access.reviews import reviews_of_claim
from claims.access.rules import actions_for, article_actions_for, can_skip
from claims.access.skips import visible_skips
from claims.desk.pages import citing
from claims.desk.pages.cards import build_review_cards, present_stances
from claims.desk.pages.discussion import Discussion
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.evidence.pages.saved_copies import saved_copies_of_reviews
from claims.ledger.actors import name_actors
from claims.models import Claim, Decision, Person, ProposedDecision, Rating, Review, Round, Skip
from claims.moderation.actions.deciding import LONGEST_NOTE, first_review, summary_of
from claims.moderation.forms.action_forms import (
    ActionForm,
    ConfirmForm,
    DecideForm,
    FreeHoldForm,
    PriorityForm,
    RestoreForm,
    SendBackForm,
    SetAsideForm,
    StillStandsForm,
)
from claims.moderation.pages.comparison import LetteredReview, compare_evidence, letter_reviews
from claims.moderation.pages.context_changes import find_context_change
from claims.moderation.pages.places import show_places
from claims.moderation.pages.queue import read_queue
from claims.vocabulary import Action, ClaimStatus, EventType, SlotState
from claims.web.context_changes import show_context

REACH = 200
"""Characters of the article that are shown before and after a claim."""

type Initial = dict[str, dict[str, Any]]
"""Values that forms start with, by slug."""

FORMS: dict[Action, type[ActionForm]] = {
    Action.STILL_STANDS: StillStandsForm,
    Action.CONFIRM: ConfirmForm,
    Action.DECIDE: DecideForm,
    Action.CHANGE_DECISION: DecideForm,
    Action.SEND_BACK: SendBackForm,
    Action.SET_ASIDE: SetAsideForm,
    Action.RESTORE: RestoreForm,
    Action.PRIORITISE: PriorityForm,
    Action.FREE_HOLD: FreeHoldForm,
}


def show_claim(
    claim: Claim,
    user: Person,
    typed: ActionForm | None = None,
    adopt: str = "",
    *,
    is_too_late: bool = False,
) -> dict[str, Any]:
    """Return the context of a claim's page.

    `typed` is a refused form, shown as it was typed; `adopt` is the letter of a review whose verdict and words the form
    starts with. With `is_too_late`, somebody else was faster than what was typed.
    """
    actions = actions_for(user, claim)
    first = first_review(claim) if Action.CONFIRM in actions else None
    decisions = list(
        claim.decisions.select_related("rating", "decided_by", "second_editor").order_by("-pk")
    )
    decision = next((d for d in decisions if d.replaced_at is None), None)
    reviews = [review for review in reviews_of_claim(user, claim) if review.is_submitted]
    authors = authors_of(user, claim)
    rounds = show_rounds(claim, user, authors.arrange(reviews), authors)
    compared = letter_reviews(user, next((r["reviews"] for r in rounds if r["is_present"]), ()))
    adopted = next((each for each in compared if each.letter == adopt), None)
    proposals = proposals_for(user, claim)
    before, after = surroundings(claim)
    verdict = first.rating if first else decision.rating if decision else None
    return {
        "claim": claim,
        "article": claim.article,
        "words": claim.current,
        "context_pieces": [p for p in show_context(claim.current) if p.words not in before],
        "context_change": find_context_change(claim),
        "surroundings": (before, after),
        "actions": actions,
        "would_say": summary_of(first) if first else "",
        "would_be": first.rating if first else None,
        "first_review": first,
        "decision": decision,
        "earlier_decisions": [d for d in decisions if d.replaced_at],
        "rounds": rounds,
        "compared": compared,
        "compared_sources": compare_evidence(compared),
        "opposite": describe_opposite(verdict, present_stances(claim, reviews)),
        "progress": progress(claim, user, authors),
        "discussion": Discussion(claim, user, authors=authors),
        "events": show_events(claim, user, authors),
        "are_authors_hidden": authors.are_hidden,
        "queue": read_queue(claim, user),
        "retracted_evidence": citing.retracted_evidence(claim, user),
        "article_actions": article_actions_for(user),
        **_forms_context(
            claim, actions, typed, starting_words(claim, first, decisions, adopted, proposals.mine)
        ),
        "main_action": main_action(claim, actions, first.rating if first else None, proposals),
        "proposals": proposals,
        "two_editors": two_editors_of(decision) if decision else [],
        "needs_two_editors": needs_two_editors(claim),
        "rival": decision if is_too_late and isinstance(typed, DecideForm) else None,
        "deciders": name_deciders(claim) if _took_a_side(claim, actions, user) else "",
        "adopted": adopted,
    }


def _forms_context(
    claim: Claim, actions: Iterable[Action], typed: ActionForm | None, initial: Initial
) -> dict[str, Any]:
    """Return the forms by slug, as names of a template, and what was typed into one that is gone."""
    forms = {
        form.slug: form(claim, initial=initial.get(form.slug))
        for action, form in FORMS.items()
        if action in actions
    }
    kept = None
    if typed and typed.slug in forms:
        forms[typed.slug] = typed
    elif typed:
        kept = words_typed(typed)
    return {"forms": {slug.replace("-", "_"): form for slug, form in forms.items()}, "kept": kept}


def starting_words(
    claim: Claim,
    first: Review | None,
    decisions: Sequence[Decision],
    adopted: LetteredReview | None,
    mine: ProposedDecision | None = None,
) -> Initial:
    """Return what the forms start with, by slug.

    The decision starts with the review that the editor adopted, or with `mine`, what they decided as one of two. Else
    that of an agreed claim starts with the first review, and that of a decided one with its decision; where reviewers disagree it starts empty.
    """
    if adopted and not adopted.review.rating:
        reason = adopted.review.set_aside_reason
        return {SetAsideForm.slug: {"reason": reason, "note": adopted.words[:LONGEST_NOTE]}}
    if adopted:
        start = {"rating": adopted.review.rating_id, "summary": adopted.words}
    elif mine:
        start = {"rating": mine.rating_id, "summary": mine.summary, "note": mine.note}
        start |= {"reason": mine.reason, "override_reason": mine.override_reason}
    elif claim.status == ClaimStatus.AGREED and first and first.rating:
        start = {"rating": first.rating_id, "summary": summary_of(first)}
    elif claim.status in (ClaimStatus.DECIDED, ClaimStatus.CONTEXT_CHANGED) and decisions:
        start = {"rating": decisions[0].rating_id, "summary": decisions[0].summary}
    else:
        return {}
    return {DecideForm.slug: start}


@dataclass(frozen=True)
class MainAction:
    """What the page's blue button does: it sends the form with this slug."""

    slug: str
    label: str


def _took_a_side(claim: Claim, actions: Collection[Action], user: Person) -> bool:
    """Whether this editor can't decide a disputed claim because they reviewed it."""
    is_refused = claim.status == ClaimStatus.DISPUTED and Action.DECIDE not in actions
    return is_refused and access_for(user, claim).has_reviewed


def main_action(
    claim: Claim,
    actions: Collection[Action],
    verdict: Rating | None,
    proposals: Proposals = NOTHING,
) -> MainAction | None:
    """Return the likeliest action on a claim; `verdict` is what confirming it would decide."""
    if proposals.is_waiting_for_other:
        return None
    if proposals.differ:
        return MainAction(DecideForm.slug, "Decide anew")
    if Action.STILL_STANDS in actions:
        return MainAction(StillStandsForm.slug, "Still stands and next")
    if Action.CONFIRM in actions and verdict is None:
        return MainAction(ConfirmForm.slug, "Confirm and set aside")
    if Action.CONFIRM in actions:
        label = "Decide and next" if needs_two_editors(claim) else "Confirm and next"
        return MainAction(DecideForm.slug, label)
    if Action.DECIDE in actions and claim.status == ClaimStatus.DISPUTED:
        return MainAction(DecideForm.slug, "Decide and next")
    if Action.RESTORE in actions:
        return MainAction(RestoreForm.slug, "Restore")
    return None


def words_typed(form: ActionForm) -> list[tuple[str, str]]:
    """Return label and text of each field of an action that is no longer possible, for copying."""
    shown = [(field.label, field.value()) for field in form.visible_fields() if field.value()]
    if isinstance(form, DecideForm) and form.is_valid():
        shown[0] = ("Verdict", str(form.cleaned_data["rating"]))
    return [(str(label), str(value)) for label, value in shown]


def surroundings(claim: Claim) -> tuple[str, str]:
    """Return the text before and after a claim in its paragraph, cut between words."""
    words, text = claim.current, claim.current.revision.text
    before = text[max(0, words.start - REACH) : words.start]
    after = text[words.end : words.end + REACH]
    if "\n" in before:
        before = before.rpartition("\n")[2]
    elif words.start > REACH:
        before = "… " + before.partition(" ")[2]
    if "\n" in after:
        after = after.partition("\n")[0]
    elif words.end + REACH < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before.strip(), after.strip()


def show_rounds(
    claim: Claim, user: Person, found: Sequence[Review], authors: Authors
) -> list[dict[str, Any]]:
    """Return the rounds of a claim, newest first, each with the skips and those of the reviews that are `found`."""
    reviews: dict[int, list] = {}
    skips: dict[int, list[tuple[Skip, str]]] = {}
    skipped = visible_skips(user).filter(round__claim_version__claim=claim)
    for skip in skipped.select_related("person"):
        skips.setdefault(skip.round_id, []).append((skip, authors.name(skip.person)))
    saved_copies = saved_copies_of_reviews(found, user)
    for card in build_review_cards(found, saved_copies, authors):
        reviews.setdefault(card["review"].round_id, []).append(card)
    rounds = Round.objects.filter(claim_version__claim=claim).select_related("claim_version")
    return [
        {
            "round": row,
            "reviews": reviews.get(row.pk, []),
            "skips": skips.get(row.pk, []),
            "is_present": row.pk == claim.round_id,
        }
        for row in rounds.order_by("-pk")
    ]


def progress(claim: Claim, user: Person, authors: Authors) -> Mapping[str, Any]:
    """Return how far the open round is; only `is_blinded` and `can_skip` for an editor who is blinded in it."""
    if claim.round is None or claim.round.is_closed:
        return {}
    if access_for(user, claim).is_blinded:
        return {"is_blinded": True, "can_skip": can_skip(user, claim)}
    slots = list(claim.round.slots.select_related("person"))
    held = [slot for slot in slots if slot.state in (SlotState.LEASED, SlotState.HELD)]
    return {
        "needed": len(slots),
        "is_in": sum(slot.state == SlotState.SUBMITTED for slot in slots),
        "held": show_places(held, user, authors),
    }


def show_events(claim: Claim, user: Person, authors: Authors) -> list[dict[str, Any]]:
    """Return the events of the claim, the latest first, from headers of the ledger alone."""
    events = list(visible_events_about(user, claim))
    names = name_actors(events) | dict(authors.labels)
    return [
        {
            "at": event.at,
            "by": names[event.actor_id],
            "action": EventType(event.event_type).label,
        }
        for event in events
    ]
