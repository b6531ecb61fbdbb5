"""Publishing: freezing what the desk knows into a numbered report."""

import hashlib

from django.db import transaction
from django.utils import timezone

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.canonical_json import canonical_json
from claims.models import Article, Person, Report
from claims.reports.actions.report_document import document_of
from claims.vocabulary import Action, ClaimStatus, EventType

AT_WORK = (ClaimStatus.OPEN, ClaimStatus.AGREED, ClaimStatus.DISPUTED)


@transaction.atomic
def publish(*, article: Article, by: Person, reason: str = "") -> Report:
    """Freeze the next report of an article.

    Raises Conflict while nothing is decided or an embargo stands, Refusal when a reason is needed
    (after the first report, with claims still at work or sentences unread) and none is given.
    """
    chain = ledger.lock_chain(article)
    require_for(by, Action.PUBLISH, article)
    _refuse_too_early(article)
    reason = reason.strip()
    last = article.reports.order_by("-number").first()
    unfinished, unread = unfinished_work(article)
    if not reason and last:
        raise Refusal("Say what changed since the last report, and why.")
    if not reason and unfinished:
        raise Refusal(f"{claims_still(unfinished)} being checked: say why you publish before that.")
    if not reason and unread:
        raise Refusal(f"{sentences_are(unread)} unread: say why you publish before that.")
    number, at = (last.number + 1 if last else 1), timezone.now()
    document = canonical_json(document_of(article, number=number, at=at, by=by, reason=reason))
    digest = hashlib.sha256(document.encode()).hexdigest()
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
        unread=unread,
    )
    return report


def unfinished_work(article: Article) -> tuple[int, int]:
    """Return how many claims are still being checked, and how many sentences nobody read."""
    at_work = article.claims.filter(status__in=AT_WORK).count()
    return at_work, article.revision.sentences.unread().count()


def claims_still(count: int) -> str:
    """Return “1 claim is still” or “3 claims are still”."""
    return f"{count} claim is still" if count == 1 else f"{count} claims are still"


def sentences_are(count: int) -> str:
    """Return “1 sentence is” or “3 sentences are”."""
    return f"{count} sentence is" if count == 1 else f"{count} sentences are"


def _refuse_too_early(article: Article) -> None:
    if article.embargo_until and article.embargo_until > timezone.now():
        raise Conflict(
            f"“{article.title}” is under embargo until {article.embargo_until:%d %b %H:%M}."
        )
    if not article.claims.filter(status=ClaimStatus.DECIDED).exists():
        raise Conflict("No claim of this article is decided yet: there is nothing to publish.")
