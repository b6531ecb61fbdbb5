"""Choose what the ClaimReviews of a report say: a short form without the verdict, and what the claimant is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Refusal
from claims.access.rules import require
from claims.articles.actions.rounds import lock_claim
from claims.models import Article, Claim, ClaimReviewDetails, EventChain, Person
from claims.text.verdicts.stated_verdict import states_verdict
from claims.vocabulary import Action, ClaimantType, EventType


@dataclass(frozen=True)
class Description:
    """What an editor chose for one claim; both may be empty. `lock_version` is that of the page they saw."""

    claim: Claim
    lock_version: int
    short_form: str
    claimant_type: ClaimantType | str


@transaction.atomic
def describe_claims(
    *, article: Article, by: Person, descriptions: Iterable[Description]
) -> list[ClaimReviewDetails]:
    """Save the ClaimReview details of decided claims, and return those that changed. No round opens.

    Raises Refusal if a short form states the verdict. If one claim can't be described any more, none is.
    """
    chain = ledger.lock_chain(article)
    ordered = sorted(descriptions, key=lambda described: described.claim.number)
    saved = [_describe(described, by=by, chain=chain) for described in ordered]
    return [details for details in saved if details]


def _describe(
    described: Description, *, by: Person, chain: EventChain
) -> ClaimReviewDetails | None:
    claim = lock_claim(described.claim, described.lock_version)
    require(by, Action.DESCRIBE_CLAIM, claim)
    short_form = " ".join(described.short_form.split())
    verdict = claim.decisions.current().select_related("rating").get().rating.label
    if short_form and states_verdict(short_form, verdict):
        raise Refusal(f"The short form of claim {claim.number} states the verdict. Leave it out.")
    after = {"short_form": short_form, "claimant_type": str(described.claimant_type)}
    old = ClaimReviewDetails.objects.filter(claim_version=claim.current).first()
    before = {name: getattr(old, name) if old else "" for name in after}
    if before == after:
        return None
    details, _ = ClaimReviewDetails.objects.update_or_create(
        claim_version=claim.current,
        defaults={**after, "chosen_by": by, "chosen_at": timezone.now()},
    )
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.DESCRIBE_CLAIM,
        on=claim,
        number=claim.number,
        version=claim.current.number,
        before=before,
        after=after,
    )
    return details
