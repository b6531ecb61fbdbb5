"""Publish a report: freeze the current verdicts of an article in a numbered document."""

import hashlib

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.queries.sentence_coverage import count_unread
from claims.canonical_json import canonical_json
from claims.models import Article, Person, Report
from claims.reports.actions.report_document import build_document
from claims.vocabulary import Action, ClaimStatus, EventType

BEING_CHECKED = (
    ClaimStatus.OPEN,
    ClaimStatus.AGREED,
    ClaimStatus.DISPUTED,
    ClaimStatus.CONTEXT_CHANGED,
)
"""Statuses without a verdict in force: the report lists these claims as undecided."""


@transaction.atomic
def publish(*, article: Article, by: Person, reason: str = "") -> Report:
    """Publish the next report of an article.

    Raises Conflict if nothing is decided or the article is under embargo. Raises Refusal if there is no reason although
    one is needed: after the first report, or while claims are being checked or sentences are not sorted.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.PUBLISH, article)
    _refuse_if_too_early(article)
    reason = reason.strip()
    last = article.reports.order_by("-number").first()
    unfinished, unsorted = count_unfinished(article)
    if not reason and last:
        raise Refusal("Enter what changed since the last report, and why.")
    if not reason and unfinished:
        raise Refusal(f"{claims_are(unfinished)} still being checked. Enter why you publish now.")
    if not reason and unsorted:
        raise Refusal(f"{sentences_are(unsorted)} not sorted yet. Enter why you publish now.")
    number, at = (last.number + 1 if last else 1), timezone.now()
    document = canonical_json(build_document(article, number=number, at=at, by=by, reason=reason))
    digest = hashlib.sha256(document.encode()).hexdigest()
    # The trigger report_enters_its_tally writes that nothing is left to publish.
    report = Report.objects.create(
        article=article,
        revision=article.revision,
        number=number,
        document=document,
        sha256=digest,
        reason=reason,
        published_at=at,
        published_by=by,
    )
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.PUBLISH,
        on=report,
        number=number,
        sha256=digest,
        reason=reason,
        unfinished=unfinished,
        unread=unsorted,
    )
    return report


def count_unfinished(article: Article) -> tuple[int, int]:
    """Return how many claims have no verdict in force yet, and how many sentences are not sorted."""
    claims = article.claims.filter(status__in=BEING_CHECKED).count()
    return claims, count_unsorted(article)


def count_unsorted(article: Article) -> int:
    """Return how many sentences are not sorted."""
    return count_unread(article.revision.pk)


def claims_are(count: int) -> str:
    """Return “1 claim is” or “3 claims are”."""
    return f"{count} claim is" if count == 1 else f"{count} claims are"


def sentences_are(count: int) -> str:
    """Return “1 sentence is” or “3 sentences are”."""
    return f"{count} sentence is" if count == 1 else f"{count} sentences are"


def _refuse_if_too_early(article: Article) -> None:
    if article.embargo_until and article.embargo_until > timezone.now():
        raise Conflict(
            f"“{article.title}” is under embargo until {article.embargo_until:%d %b %H:%M}."
        )
    if not article.claims.filter(status=ClaimStatus.DECIDED).exists():
        raise Conflict("There’s nothing to publish yet: no claim in this article has a verdict.")
