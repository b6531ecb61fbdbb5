"""What the admin shows an editor about one claim: never a draft, and reviews only as far as this person may see them."""

from collections.abc import Iterable, Mapping
from typing import Any

from claims.access.claim_access import access_for
from claims.access.claims import visible_claims
from claims.access.events import visible_events_about
from claims.access.reviews import reviews_of_claim
from claims.access.rules import actions_for, article_actions_for, can_skip
from claims.access.skips import visible_skips
from claims.desk.pages import citing
from claims.desk.pages.cards import build_review_cards, present_stances
from claims.desk.pages.discussion import Discussion
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.evidence.pages.saved_copies import saved_copies_of_reviews
from claims.ledger.actors import name_actors
from claims.models import Claim, Person, Review, Round
from claims.moderation.actions.deciding import first_review, summary_of
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
from claims.moderation.pages.context_changes import find_context_change
from claims.vocabulary import Action, ClaimStatus, EventType, SlotState
from claims.web.context_changes import show_context

REACH = 300
"""Characters of the article that are shown before and after a claim."""

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


def show_claim(claim: Claim, user: Person, typed: ActionForm | None = None) -> dict[str, Any]:
    """Return the context of a claim's page; `typed` is a refused form, shown as it was typed."""
    actions = actions_for(user, claim)
    first = first_review(claim) if Action.CONFIRM in actions else None
    decisions = list(claim.decisions.select_related("rating", "decided_by").order_by("-pk"))
    forms = forms_for(claim, actions, first, decisions[0] if decisions else None)
    kept = None
    if typed and typed.slug in forms:
        forms[typed.slug] = typed
    elif typed:
        kept = words_typed(typed)
    before, after = surroundings(claim)
    reviews = [review for review in reviews_of_claim(user, claim) if review.is_submitted]
    decision = next((d for d in decisions if d.replaced_at is None), None)
    verdict = first.rating if first else decision.rating if decision else None
    return {
        "claim": claim,
        "article": claim.article,
        "words": claim.current,
        "context_pieces": show_context(claim.current),
        "context_change": find_context_change(claim),
        "before": before,
        "after": after,
        "actions": actions,
        "forms": {slug.replace("-", "_"): form for slug, form in forms.items()},
        "kept": kept,
        "would_say": summary_of(first) if first else "",
        "would_be": first.rating if first else None,
        "first_review": first,
        "decision": decision,
        "earlier_decisions": [d for d in decisions if d.replaced_at],
        "rounds": show_rounds(claim, user, reviews),
        "opposite": describe_opposite(verdict, present_stances(claim, reviews)),
        "progress": progress(claim, user),
        "discussion": Discussion(claim, user),
        "events": show_events(claim, user),
        "following": following(claim, user),
        "retracted_evidence": citing.retracted_evidence(claim, user),
        "article_actions": article_actions_for(user),
    }


def forms_for(
    claim: Claim, actions: Iterable[Action], first: Review | None, last: Any
) -> dict[str, ActionForm]:
    """Return a form for each action that this person can take now, by slug.

    The form of a claim with an agreed verdict starts with the first review, that of a decided one with its decision. Where
    reviewers disagree the form starts empty.
    """
    initial: dict[str, Any] = {}
    if claim.status == ClaimStatus.AGREED and first and first.rating:
        initial = {"rating": first.rating_id, "summary": summary_of(first)}
    elif claim.status in (ClaimStatus.DECIDED, ClaimStatus.CONTEXT_CHANGED) and last:
        initial = {"rating": last.rating_id, "summary": last.summary}
    return {
        form.slug: form(claim, initial=initial if form is DecideForm else None)
        for action, form in FORMS.items()
        if action in actions
    }


def words_typed(form: ActionForm) -> list[tuple[str, str]]:
    """Return label and text of each field of an action that is no longer possible, for copying."""
    shown = [(field.label, field.value()) for field in form.visible_fields() if field.value()]
    if isinstance(form, DecideForm) and form.is_valid():
        shown[0] = ("Verdict", str(form.cleaned_data["rating"]))
    return [(str(label), str(value)) for label, value in shown]


def surroundings(claim: Claim) -> tuple[str, str]:
    """Return the text before and after a claim in its article, cut between words."""
    words, text = claim.current, claim.current.revision.text
    start, end = max(0, words.start - REACH), min(len(text), words.end + REACH)
    before, after = text[start : words.start], text[words.end : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after


def show_rounds(claim: Claim, user: Person, found: Iterable[Review]) -> list[dict[str, Any]]:
    """Return the rounds of a claim, newest first, each with the skips and those of the reviews that are `found`."""
    reviews: dict[int, list] = {}
    skips: dict[int, list] = {}
    skipped = visible_skips(user).filter(round__claim_version__claim=claim)
    for skip in skipped.select_related("person"):
        skips.setdefault(skip.round_id, []).append(skip)
    saved_copies = saved_copies_of_reviews(found, user)
    for card in build_review_cards(list(found), saved_copies):
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


def progress(claim: Claim, user: Person) -> Mapping[str, Any]:
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
        "held": held,
    }


def show_events(claim: Claim, user: Person) -> list[dict[str, Any]]:
    """Return the events of the claim, the latest first, from headers of the ledger alone."""
    events = list(visible_events_about(user, claim))
    names = name_actors(events)
    return [
        {
            "at": event.at,
            "by": names[event.actor_id],
            "action": EventType(event.event_type).label,
        }
        for event in events
    ]


def following(claim: Claim, user: Person) -> Claim | None:
    """Return the next claim that needs an editor, from the same article if there is one."""
    waiting = visible_claims(user).waiting_for_an_editor().exclude(pk=claim.pk)
    return (
        waiting.filter(article=claim.article_id).select_related("article").first()
        or waiting.select_related("article").first()
    )
