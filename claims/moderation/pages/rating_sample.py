"""A rating as pages will show it, before it is saved: a chip, a mark in a sentence, and whether both can be read."""

from dataclasses import dataclass

from claims.models import Rating
from claims.moderation.pages.tone_check import ToneCheck, check_tone
from claims.vocabulary import Tone


@dataclass(frozen=True)
class RatingSample:
    """What is shown of a rating, and what is wrong with it."""

    label: str
    symbol: str
    tone: Tone
    check: ToneCheck
    twin: str
    """The label of another active rating of the scale with the same sign, or an empty string."""


def show_sample(rating: Rating) -> RatingSample:
    """Return the sample of a rating beside the other active ratings of its scale; nothing of it need be saved."""
    others = find_others(rating)
    tone = Tone(rating.tone) if rating.tone in Tone else Tone.NEUTRAL
    twins = (other.label for other in others if rating.symbol and other.symbol == rating.symbol)
    return RatingSample(
        rating.label or "Label", rating.symbol, tone, check_tone(tone, others), next(twins, "")
    )


def find_others(rating: Rating) -> list[Rating]:
    """Return the other active ratings of the scale."""
    if rating.scale_id is None:
        return []
    return list(Rating.objects.active().filter(scale=rating.scale_id).exclude(pk=rating.pk))
