"""Who may make which action, when: one table that guards, buttons, the admin and the tests read."""

from collections.abc import Callable
from dataclasses import dataclass

from claims.access.refusals import Conflict, Forbidden
from claims.models import Article, Claim, Evidence, Person, ReviewSlot, Source, standing
from claims.models.standing import Standing
from claims.vocabulary import Action, ClaimStatus, Role, SlotState


def is_member(user: Person, _claim: Claim) -> bool:
    """Reviewers and editors."""
    return user.is_member


def is_editor(user: Person, _claim: Claim) -> bool:
    """Editors."""
    return user.is_editor


def is_impartial_reviewer(user: Person, claim: Claim) -> bool:
    """A reviewer with no submitted review in the present round and no interest in the claim.

    Not its article's author, and neither outlet nor person of it is among those they declared; and
    no editor who left the round to others and so may read it.
    """
    return may_leave(user, claim) and not is_party(user, claim)


def may_leave(user: Person, claim: Claim) -> bool:
    """A reviewer who could leave the claim to others: to be offered another, or to read it as an editor."""
    if not user.is_reviewer or has_reviewed(user, claim):
        return False
    if user.is_editor:
        return not standing_of(user, claim).has_left
    return not is_party(user, claim)


def is_party(user: Person, claim: Claim) -> bool:
    """Whether the claim is about or from this person, or an outlet or person they declared."""
    return standing_of(user, claim).is_party


def has_slot(user: Person, claim: Claim) -> bool:
    """Whether a place of the claim's present round is theirs, with or without a word in it."""
    return standing_of(user, claim).has_slot


def is_editor_outside(user: Person, claim: Claim) -> bool:
    """An editor who may read the claim's present round before it closes."""
    return user.is_editor and not standing_of(user, claim).is_within


def is_impartial_editor(user: Person, claim: Claim) -> bool:
    """An editor; where reviewers differ, one who is not a party to it."""
    if not user.is_editor:
        return False
    return claim.status != ClaimStatus.DISPUTED or not has_reviewed(user, claim)


def may_edit(user: Person, claim: Claim) -> bool:
    """Until reviews are in, everybody at the desk; after that an editor, since it re-opens."""
    if claim.status in (ClaimStatus.PROPOSED, ClaimStatus.OPEN):
        return user.is_member
    return user.is_editor


def has_reviewed(user: Person, claim: Claim) -> bool:
    """Whether this person's review counts in the claim's present round."""
    return standing_of(user, claim).has_reviewed


def standing_of(user: Person, claim: Claim) -> Standing:
    """How this person stands to the claim: as it was fetched with it, else by one query."""
    return standing.of(claim, user) or standing.of(
        Claim.objects.with_standing(user).get(pk=claim.pk), user
    )


@dataclass(frozen=True)
class Rule:
    """In which states an action can be made, and by whom."""

    when: frozenset[ClaimStatus]
    who: Callable[[Person, Claim], bool]


def _rule(who: Callable[[Person, Claim], bool], *when: ClaimStatus) -> Rule:
    return Rule(frozenset(when), who)


_S = ClaimStatus
RULES: dict[Action, Rule] = {
    Action.OPEN: _rule(is_member, _S.PROPOSED),
    Action.EDIT: _rule(may_edit, _S.PROPOSED, _S.OPEN, _S.AGREED, _S.DISPUTED, _S.DECIDED),
    Action.DISMISS: _rule(is_member, _S.PROPOSED),
    Action.REVIEW: _rule(is_impartial_reviewer, _S.OPEN),
    Action.UNDO: _rule(has_reviewed, _S.OPEN),
    Action.SKIP: _rule(may_leave, _S.OPEN),
    Action.RELEASE: _rule(has_slot, _S.OPEN),
    Action.FREE_HOLD: _rule(is_editor_outside, _S.OPEN),
    Action.PRIORITISE: _rule(is_editor, _S.PROPOSED, _S.OPEN),
    Action.SET_ASIDE: _rule(is_editor, _S.OPEN, _S.AGREED, _S.DISPUTED),
    Action.RESTORE: _rule(is_editor, _S.SET_ASIDE),
    Action.CONFIRM: _rule(is_editor, _S.AGREED),
    Action.DECIDE: _rule(is_impartial_editor, _S.AGREED, _S.DISPUTED),
    Action.CHANGE_DECISION: _rule(is_editor, _S.DECIDED),
    Action.SEND_BACK: _rule(is_editor, _S.AGREED, _S.DISPUTED, _S.DECIDED),
}

EVERYBODYS = (is_member, may_edit, is_impartial_reviewer, may_leave, has_reviewed, has_slot)
"""Whose moves may only have come too late; the others are an editor's."""

ARTICLE_RULES: dict[Action, Callable[[Person], bool]] = {
    Action.LOAD: lambda user: user.is_member,
    Action.ADD_CLAIM: lambda user: user.is_member,
    Action.MARK_SENTENCES: lambda user: user.is_member,
    Action.REVISE: lambda user: user.is_member,
    Action.OPEN: lambda user: user.is_member,
    Action.REVIEW: lambda user: user.is_reviewer,
    Action.COMMENT: lambda user: user.is_member,
    Action.RESOLVE: lambda user: user.is_member,
    Action.REOPEN: lambda user: user.is_member,
    Action.ASSIGN: lambda user: user.is_editor,
    Action.PLAN: lambda user: user.is_editor,
    Action.DECLARE_CONFLICTS: lambda user: user.is_member,
    Action.PUBLISH: lambda user: user.is_editor,
    Action.RECHECK: lambda user: user.is_editor,
    Action.EDIT_NEWSROOM_SETTINGS: lambda user: user.is_editor,
    Action.EDIT_GUIDELINES: lambda user: user.is_editor,
    Action.EDIT_PERSON: lambda user: Role.ADMINISTRATOR in user.roles,
    Action.EDIT_SCALE: lambda user: user.is_editor,
    Action.EDIT_RATING: lambda user: user.is_editor,
}
"""Moves on an article or on the desk; on an article it must be visible to the person as well."""


def may_catalogue(user: Person, source: Source) -> bool:
    """Editors always; the others once a round that cites it is closed, if they may know who it is."""
    is_theirs = user.is_member and source.catalogued_at is not None and source.is_known
    return user.is_editor or is_theirs


SOURCE_RULES: dict[Action, Callable[[Person, Source], bool]] = {
    Action.EDIT_SOURCE: may_catalogue,
    Action.RETRACT_SOURCE: may_catalogue,
    Action.REINSTATE_SOURCE: lambda user, _source: user.is_editor,
}
"""Moves on a source that is visible to the person, as `Source.objects.as_seen_by` fetched it."""


def actions_for(user: Person, claim: Claim) -> frozenset[Action]:
    """Return every action that this person can make on this claim now."""
    return frozenset(
        action
        for action, rule in RULES.items()
        if claim.status in rule.when and user.is_authenticated and rule.who(user, claim)
    )


def article_actions_for(user: Person, article: Article | None = None) -> frozenset[Action]:
    """Return every action on an article (or on the desk, without one) that is this person's."""
    if not user.is_authenticated or (article and not is_at_work_on(user, article)):
        return frozenset()
    return frozenset(action for action, who in ARTICLE_RULES.items() if who(user))


def is_at_work_on(user: Person, article: Article) -> bool:
    """Whether this article is open to this person."""
    return Article.objects.visible_to(user).filter(pk=article.pk).exists()


def require(user: Person, action: Action, claim: Claim) -> None:
    """Refuse an action: `Forbidden` where it is never theirs, `Conflict` where it came too late."""
    rule = RULES[action]
    if not standing_of(user, claim).is_at_work:
        raise Forbidden("This article is not open to you.")
    if claim.status in rule.when:
        if rule.who is has_slot and user.is_reviewer and not has_slot(user, claim):
            raise Conflict(
                f"Claim {claim.number} is not yours to {action.label}: you do not have it."
            )
        if not rule.who(user, claim):
            raise Forbidden(_why_not(user, action, claim))
        return
    status = ClaimStatus(claim.status).label.lower()
    if not (user.is_editor or rule.who in EVERYBODYS):
        raise Forbidden(f"You may not {action.label} claim {claim.number}.")
    raise Conflict(f"Claim {claim.number} is {status} now, so you cannot {action.label} it.")


def _why_not(user: Person, action: Action, claim: Claim) -> str:
    if RULES[action].who is is_impartial_reviewer and is_party(user, claim):
        return (
            f"You may not {action.label} claim {claim.number}: you are named in it or its article, or "
            "you declared an interest in one of those who are."
        )
    if RULES[action].who is is_impartial_reviewer and standing_of(user, claim).has_left:
        return (
            f"You left claim {claim.number} to others and can read what they say of it, so you do not "
            "judge it in this round."
        )
    return f"You may not {action.label} claim {claim.number}."


def require_for(user: Person, action: Action, article: Article | None = None) -> None:
    """Refuse an action on an article or on the desk that is not this person's: `Forbidden`."""
    if action not in article_actions_for(user, article):
        raise Forbidden(f"You may not {action.label}.")


def may_copy(user: Person, piece: Evidence) -> bool:
    """Who may have a source copied for a piece of evidence.

    Its reviewer, until its round closes; then an editor, since a reviewer's copy would tell the others
    that somebody is at work on the claim. An editor who reviews it now is a reviewer.
    """
    round_ = piece.review.round
    if not round_.is_closed:
        return user.is_reviewer and piece.review.reviewer_id == user.pk
    at_work = ReviewSlot.objects.filter(
        round__claim_version__claim=piece.review.claim_version.claim_id,
        person=user,
        state__in=(SlotState.LEASED, SlotState.HELD),
    )
    return user.is_editor and not at_work.exists()


def require_copy(user: Person, piece: Evidence) -> None:
    """Refuse a copy that is not this person's to ask for: `Forbidden`."""
    if not may_copy(user, piece):
        raise Forbidden("This source is not yours to copy.")


def source_actions_for(user: Person, source: Source) -> frozenset[Action]:
    """Return every action on a source, fetched as this person sees it, that is theirs."""
    return frozenset(action for action, who in SOURCE_RULES.items() if who(user, source))


def require_source(user: Person, action: Action, source: Source) -> None:
    """Refuse an action on a source that is not this person's: `Forbidden`."""
    if action not in source_actions_for(user, source):
        raise Forbidden(f"You may not {action.label.replace('a source', 'this source')}.")
