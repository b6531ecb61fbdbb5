"""The history of a claim: its wordings, its activity, and the reviews that the reader may see."""

from typing import Any

from claims.access.authorship import Authors, authors_of
from claims.access.events import visible_events_about
from claims.access.reviews import reviews_of_claim
from claims.access.rules import actions_for
from claims.desk.pages.cards import build_review_cards
from claims.desk.pages.timeline import build_timeline
from claims.evidence.pages.saved_copies import saved_copies_of_reviews
from claims.ledger.actors import name_actors
from claims.models import Claim, ClaimVersion, Person
from claims.vocabulary import ReviewState
from claims.web.paging import read_page
from claims.web.word_diffs import Change, changes

MOST = 100
"""Wordings and events on the page, the latest; the page says if there are more."""


def wordings(claim: Claim, authors: Authors) -> list[tuple[ClaimVersion, list[Change], str]]:
    """Return the versions of the claim, newest first, each with what changed since the one before and who wrote it."""
    rows = claim.versions.select_related("created_by").prefetch_related("revision")
    versions = list(rows.order_by("-number")[: MOST + 1])
    earlier = [*versions[1:], None]
    pairs = [
        (
            version,
            changes(before, version) if before else [],
            authors.name(version.created_by) if version.created_by else "",
        )
        for version, before in zip(versions, earlier, strict=True)
    ]
    return pairs[:MOST]


def history(claim: Claim, user: Person) -> dict[str, Any]:
    """Return the page's context. The time line reads headers of the log and rows, never payloads."""
    events = read_page(visible_events_about(user, claim).select_related("outside_change"), MOST)
    authors = authors_of(user, claim)
    names = name_actors(events.rows) | dict(authors.labels)
    reviews = authors.arrange(reviews_of_claim(user, claim))
    saved_copies = saved_copies_of_reviews(reviews, user)
    return {
        "claim": claim,
        "article": claim.article,
        "actions": actions_for(user, claim),
        "versions": wordings(claim, authors),
        "days": build_timeline(claim, user, events.rows, names, is_whole=not events.has_more),
        "most": MOST,
        "has_more_events": events.has_more,
        "reviews": build_review_cards(
            [r for r in reviews if r.state == ReviewState.SUBMITTED], saved_copies, authors
        ),
    }
