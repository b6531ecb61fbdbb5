"""Rows of every kind, for the tests that try to break constraints and triggers."""

from dataclasses import dataclass

from claims.models import (
    Article,
    Claim,
    Comment,
    Decision,
    Event,
    EventChain,
    Evidence,
    Guidelines,
    Mention,
    Person,
    Rating,
    Report,
    Review,
    ReviewSlot,
    Round,
    Snapshot,
    Source,
)
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.vocabulary import Role
from tests import factories as make


@dataclass
class World:
    """A published article with a decided claim, an open one with a draft, and a free slot."""

    article: Article
    decided: Claim
    open: Claim
    person: Person
    stranger: Person
    submitted: Review
    draft: Review
    closed: Round
    free: ReviewSlot
    rating: Rating
    unused: Rating
    decision: Decision
    report: Report
    source: Source
    evidence: Evidence
    copy: Snapshot
    wanted: Snapshot
    chain: EventChain
    event: Event
    guidelines: Guidelines
    comment: Comment
    mention: Mention


def make_world() -> World:
    """Make the rows by the actions of the application."""
    article = make.make_article()
    editor = make.make_person("Editor", Role.EDITOR)
    decided = make.make_decided(article, by=editor)
    claim = make.make_claim(article, by=editor)
    person = make.make_person("Drafter", Role.REVIEWER)
    draft = make.save(claim, person)
    report = make.make_report(article, by=editor)
    submitted = decided.round.reviews.first()
    claim = make.fresh(claim)
    comment = make.comment(claim, person, "Is it so, @Editor?")
    evidence = submitted.evidence.get()
    chain = EventChain.objects.get(article=article)
    return World(
        article=article,
        decided=decided,
        open=claim,
        person=person,
        stranger=make.make_person("Stranger", Role.REVIEWER),
        submitted=submitted,
        draft=draft,
        closed=decided.round,
        free=claim.round.slots.get(state="free"),
        rating=make.rating("True"),
        unused=make.rating("Refuted", "averitec"),
        decision=decided.decisions.get(),
        report=report,
        source=Source.objects.get(),
        evidence=evidence,
        copy=make.make_copy(evidence, "The city has 35,000 trees."),
        wanted=Snapshot.objects.create(
            review=draft,
            key=draft.evidence.get().key,
            asked_by=person,
            way="fetched",
            url="https://example.org/",
        ),
        chain=chain,
        event=chain.events.first(),
        guidelines=write_guidelines(by=editor, text="Be fair.", after=0),
        comment=comment,
        mention=comment.mentions.get(),
    )
