"""Sources that are likely the same page as another: what an editor is asked about them."""

from dataclasses import dataclass

from claims.access.rules import source_actions_for
from claims.access.sources import catalogue_name, likely_sources
from claims.evidence.actions.cataloguing import may_share_reason
from claims.models import Person, Source
from claims.vocabulary import Action

MOST_LIKELY = 20
"""Likely sources that one page asks about."""


@dataclass(frozen=True)
class LikelySource:
    """A source that is likely the same page, and what this person can do about it."""

    source: Source
    name: str
    can_join: bool
    can_retract: bool
    """Whether it can be marked as retracted for the same reason."""

    @property
    def link(self) -> str:
        """Its address, if that is not its name."""
        return self.source.url if self.source.url != self.name else ""


def find_likely_sources(user: Person, source: Source) -> list[LikelySource]:
    """Return what this person can join to a source, or mark as retracted with it."""
    mine = source_actions_for(user, source)
    if not mine & {Action.JOIN_SOURCES, Action.RETRACT_SOURCE}:
        return []
    found = [_describe(user, source, other) for other in likely_sources(user, source)[:MOST_LIKELY]]
    return [likely for likely in found if likely.can_join or likely.can_retract]


def _describe(user: Person, source: Source, other: Source) -> LikelySource:
    actions = source_actions_for(user, source) & source_actions_for(user, other)
    is_new = other.retracted_at is None
    return LikelySource(
        source=other,
        name=catalogue_name(other),
        can_join=Action.JOIN_SOURCES in actions and source.article_id == other.article_id,
        can_retract=Action.RETRACT_SOURCE in actions and is_new and may_share_reason(source, other),
    )
