"""Find the claim that a duplicate repeats."""

from django.db.models.functions import Coalesce

from claims.access.refusals import Refusal
from claims.models import Claim
from claims.vocabulary import SetAside

NAME_THE_CLAIM = "Enter the number of the claim that this one repeats."


def find_original(claim: Claim, reason: str, number: int | None) -> Claim | None:
    """Return the claim with this number that `claim` repeats; None for every other reason to set it aside.

    Raises Refusal without a number, if it is no other claim of the article, and if that claim is itself
    set aside as a repetition of this one, directly or through others: then nobody would check either.
    Only claims that are set aside count, which the whole team sees; reviews that are still hidden don't.
    """
    if reason != SetAside.DUPLICATE:
        return None
    if number is None:
        raise Refusal(NAME_THE_CLAIM)
    if number == claim.number:
        raise Refusal("A claim can’t repeat itself. Enter the number of another claim.")
    original = find_named_claim(claim, number)
    if original is None:
        raise Refusal(f"This article has no claim {number}.")
    if _repeats(original, claim):
        raise Refusal(
            f"Claim {number} is set aside because it repeats claim {claim.number}. "
            "One of the two must be checked."
        )
    return original


def find_named_claim(claim: Claim, number: int | None) -> Claim | None:
    """Return the other claim of the article with this number, checked no further."""
    if number is None or number == claim.number:
        return None
    return Claim.objects.filter(article=claim.article_id, number=number).first()


def _repeats(first: Claim, claim: Claim) -> bool:
    """Return whether `first` is set aside as a duplicate of `claim`, directly or through others."""
    if first.duplicate_of_id is None and first.merged_into_id is None:
        return False
    kept = Coalesce("duplicate_of", "merged_into")
    rows = Claim.objects.filter(article=claim.article_id).annotate(original=kept)
    originals = dict(rows.exclude(original=None).values_list("pk", "original"))
    key, seen = first.pk, set()
    while key in originals and key not in seen:
        seen.add(key)
        key = originals[key]
    return key == claim.pk or claim.pk in seen
