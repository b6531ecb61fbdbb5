"""Plain functions that make rows through the actions that the pages use."""

import hashlib
import itertools
import uuid

from django.contrib.auth.models import Group
from django.utils import timezone

from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.actions.loading import add_article
from claims.articles.actions.sorting import mark_sentences
from claims.articles.queries.sentence_coverage import list_coverage
from claims.desk.actions.commenting import add_comment
from claims.desk.actions.drafts import Draft, draft_of
from claims.desk.actions.holds import restore_hold
from claims.desk.actions.reviewing import save_draft, submit_review
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import (
    Article,
    Claim,
    Comment,
    Evidence,
    Original,
    Person,
    Rating,
    RatingScale,
    Report,
    Review,
    Snapshot,
)
from claims.moderation.actions.deciding import confirm_claims
from claims.reports.actions.publishing import Waiver, Wording, publish
from claims.vocabulary import (
    CaptureMethod,
    Coverage,
    NotCheckable,
    PublishCheck,
    ReviewState,
    Role,
    SnapshotKind,
    SnapshotState,
    Stance,
)

EXPLAINED = Wording(
    reason="Published in a test.",
    waived=[
        Waiver(check, "Something is open", "It is a test.")
        for check in (PublishCheck.UNDECIDED, PublishCheck.UNSORTED)
    ],
)
"""What an editor writes for a report of an article that is not finished."""
TEXT = (
    "The city has 35,000 trees. It planted 1,200 of them in 2024.\n\n"
    "The mayor said the budget rose by 4 percent. Share\n\n"
    "Nobody knows what comes next."
)
_numbers = itertools.count(1)


def make_person(name: str = "", *roles: Role, **fields: object) -> Person:
    """Make a person with these roles; the e-mail address follows from the name."""
    number = next(_numbers)
    name = name or f"Person {number}"
    email = fields.pop("email", f"{name.lower().replace(' ', '.')}.{number}@desk.example")
    person = Person.objects.create_user(email, fields.pop("password", None), name=name, **fields)
    person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return person


def make_scale() -> RatingScale:
    """Return the scale from true to false, which the databases of tests begin with."""
    return RatingScale.objects.get(slug="factcheck")


def make_article(text: str = "", *, by: Person | None = None, **fields: object) -> Article:
    """Load an article with proposed claims; each call's text differs unless given."""
    text = text or f"{TEXT} That was in {next(_numbers)}."
    return add_article(by=by, text=text, **fields)


def make_claim(article: Article | None = None, *, by: Person | None = None) -> Claim:
    """Return the first still proposed claim of an article, opened for review."""
    article = article or make_article()
    by = by or make_person("Opener", Role.EDITOR)
    number = article.claims.filter(status="proposed").order_by("number").first().number
    return open_claims(article=article, by=by, numbers=[number])[0]


def rating(label: str = "True", scale: str = "factcheck") -> Rating:
    """Return a rating of a loaded scale by its label."""
    return Rating.objects.active().get(scale__slug=scale, label=label)


def make_draft(label: str = "True", rationale: str = "Counted.", **fields: object) -> Draft:
    """Return a review as typed, with one source unless `evidence` says otherwise."""
    fields.setdefault("evidence", (make_evidence(),))
    return Draft(rating=rating(label) if label else None, rationale=rationale, **fields)


def make_evidence(cited: str = "https://example.org/count", **fields: object) -> EvidenceDraft:
    """Return one cited source as typed, which supports the claim unless `stance` says otherwise."""
    fields = {"key": uuid.uuid4(), "stance": Stance.SUPPORTS} | fields
    return EvidenceDraft(cited=cited, **fields)


def make_copy(piece: Evidence, words: str = "", **fields: object) -> Snapshot:
    """Write a copy of a source as if it had been pasted and taken; `sha256` and the like follow."""
    content = words.encode()
    digest = hashlib.sha256(content).hexdigest()
    kept, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"content": content, "size": len(content)}
    )
    given = {
        "way": CaptureMethod.PASTED,
        "state": SnapshotState.TAKEN,
        "ended_at": timezone.now(),
        "kind": SnapshotKind.TEXT,
        "asked_by": piece.review.reviewer,
        "text": words,
        "original": kept,
    }
    return Snapshot.objects.create(review=piece.review, key=piece.key, **given | fields)


def save(claim: Claim, by: Person, draft: Draft | None = None, version: int = 0) -> Review:
    """Save a draft of this person's review."""
    return save_draft(claim=fresh(claim), by=by, version=version, draft=draft or make_draft())


def review(claim: Claim, by: Person, label: str = "True", **fields: object) -> Review:
    """Submit a review with this verdict."""
    return submit_review(claim=fresh(claim), by=by, version=0, draft=make_draft(label, **fields))


def comment(
    claim: Claim, by: Person, text: str = "Look here.", answers: Comment | None = None
) -> Comment:
    """Write a comment on a claim, or an answer to one."""
    return add_comment(claim=claim, by=by, text=text, key=uuid.uuid4(), answers=answers)


def submit(claim: Claim, saved: Review) -> Review:
    """Submit a draft as it was saved."""
    saved.refresh_from_db()
    return submit_review(
        claim=fresh(claim), by=saved.reviewer, version=saved.version, draft=draft_of(saved)
    )


def take_back(claim: Claim, by: Person) -> Review:
    """Take a review back while a tie-break waits: earlier versions allowed it, no action does today."""
    taken = Review.objects.select_related("slot").get(round=claim.round_id, reviewer=by)
    taken.state, taken.submitted_at = ReviewState.DRAFT, None
    taken.version += 1
    taken.save()
    restore_hold(taken.slot)
    return taken


def fresh(claim: Claim) -> Claim:
    """Return the claim as the database has it now."""
    return Claim.objects.with_words().get(pk=claim.pk)


def make_agreed(article: Article | None = None, label: str = "True") -> Claim:
    """Return a claim on which two reviewers agreed."""
    claim = make_claim(article)
    for name in ("One", "Two"):
        review(claim, make_person(name, Role.REVIEWER), label)
    return fresh(claim)


def make_disputed(article: Article | None = None) -> Claim:
    """Return a claim on which two reviewers disagree."""
    claim = make_claim(article)
    for name, label in (("One", "True"), ("Two", "False")):
        review(claim, make_person(name, Role.REVIEWER), label)
    return fresh(claim)


def make_decided(article: Article | None = None, *, by: Person | None = None) -> Claim:
    """Return a claim that an editor confirmed."""
    claim = make_agreed(article)
    confirm_claims(claims=[claim], by=by or make_person("Decider", Role.EDITOR))
    return fresh(claim)


def make_read(article: Article) -> Article:
    """Account for every sentence that holds no claim."""
    sentences = list_coverage(article.revision.pk)
    mark_sentences(
        article=article,
        by=make_person("Reader", Role.REVIEWER),
        revision=article.revision.number,
        positions=[row.position for row in sentences if row.coverage == Coverage.UNREAD],
        reason=NotCheckable.OPINION,
    )
    return article


def make_report(article: Article | None = None, *, by: Person | None = None) -> Report:
    """Publish an article of which one claim is decided."""
    article = article or make_article()
    by = by or make_person("Publisher", Role.EDITOR)
    if not article.claims.filter(status="decided").exists():
        make_decided(article, by=by)
    return publish(article=article, by=by, wording=EXPLAINED)
