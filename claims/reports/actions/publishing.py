"""Publish a report: freeze the current verdicts of an article in a numbered document."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from claims import ledger
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.queries.sentence_coverage import count_unread
from claims.canonical_json import canonical_json
from claims.models import Article, Person, Report, ReportDraft
from claims.reports.actions.report_document import build_document
from claims.vocabulary import Action, ClaimStatus, EventType, PublishCheck

MAKE_FILES = "claims.make_report_files"
"""Name of the job that draws the pictures of a report and makes its files; `claims/tasks.py` defines it."""

BEING_CHECKED = (
    ClaimStatus.OPEN,
    ClaimStatus.AGREED,
    ClaimStatus.DISPUTED,
    ClaimStatus.CONTEXT_CHANGED,
)
"""Statuses without a verdict in force: the report lists these claims as undecided."""


@dataclass(frozen=True)
class Waiver:
    """An item of the checklist that stays open, in a sentence, and why; readers see both."""

    check: PublishCheck
    what: str
    reason: str


@dataclass(frozen=True)
class Wording:
    """What the editor writes for a report. `reason`: what changed since the last one, and why."""

    headline: str = ""
    key_finding: str = ""
    reason: str = ""
    waived: Sequence[Waiver] = ()
    is_reason_for_all: bool = False
    """Whether the reason also stands for what is left open, as the note to a first report always does."""

    def as_entries(self) -> dict[str, object]:
        """Return what the document says of it, on one line each where it is one sentence."""
        return {
            "headline": " ".join(self.headline.split()),
            "key_finding": self.key_finding.strip(),
            "reason": self.reason.strip(),
            "waived": [asdict(waiver) for waiver in self.waived if waiver.reason.strip()],
        }

    def explains(self, check: PublishCheck) -> bool:
        return any(waiver.check == check and waiver.reason.strip() for waiver in self.waived)


@transaction.atomic
def publish(
    *,
    article: Article,
    by: Person,
    reason: str = "",
    wording: Wording | None = None,
    number: int | None = None,
    key: UUID | None = None,
) -> Report:
    """Publish the next report of an article. Without a wording, `reason` stands for all reasons.

    The same key returns the report that it made. `number` is that of the report which the editor's page announced.

    Raises Conflict if nothing is decided, the article is under embargo or somebody else published that number. Raises
    Refusal if there is no reason although one is needed: after the first report, or while claims are being checked or
    sentences are not sorted.
    """
    newsroom, chain = ledger.lock_chain(None), ledger.lock_chain(article)
    require_for(by, Action.PUBLISH, article)
    last = article.reports.order_by("-number").defer("document").first()
    drafts = ReportDraft.objects.filter(article=article, person=by)
    if key and (made := article.reports.filter(key=key, published_by=by).first()):
        drafts.delete()  # the repeat saved it again
        return made
    _refuse_if_too_early(article)
    _refuse_if_published(last, number)
    wording = wording or Wording(reason=reason, is_reason_for_all=True)
    unfinished, unsorted = count_unfinished(article)
    _refuse_if_unexplained(wording, last, unfinished, unsorted)
    ledger.record_heads(newsroom=newsroom, by=by, first=chain)
    number = last.number + 1 if last else 1
    heads = {"article": chain.head, "newsroom": newsroom.head}
    report = _freeze(article, by=by, number=number, wording=wording, heads=heads, key=key)
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.PUBLISH,
        on=report,
        number=report.number,
        sha256=report.sha256,
        unfinished=unfinished,
        unread=unsorted,
        **wording.as_entries(),
    )
    drafts.delete()
    app.configure_task(MAKE_FILES).defer(report=report.pk)
    return report


def _freeze(
    article: Article,
    *,
    by: Person,
    number: int,
    wording: Wording,
    heads: dict[str, str],
    key: UUID | None,
) -> Report:
    at = timezone.now()
    entries = wording.as_entries() | {"ledger": heads}
    document = canonical_json(build_document(article, number=number, at=at, by=by, entries=entries))
    # The trigger report_enters_its_tally writes that nothing is left to publish.
    # The trigger report_is_searchable writes the words of the report for the search.
    return Report.objects.create(
        article=article,
        revision=article.revision,
        number=number,
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
        reason=entries["reason"],
        published_at=at,
        published_by=by,
        key=key,
    )


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


def find_stop(article: Article) -> str:
    """Return why the article can't be published yet, whatever the editor writes, or an empty string."""
    if article.embargo_until and article.embargo_until > timezone.now():
        return f"“{article.title}” is under embargo until {article.embargo_until:%d %b %H:%M}."
    if not article.claims.filter(status=ClaimStatus.DECIDED).exists():
        return "There’s nothing to publish yet: no claim in this article has a verdict."
    return ""


def _refuse_if_too_early(article: Article) -> None:
    if stop := find_stop(article):
        raise Conflict(stop)


def _refuse_if_published(last: Report | None, number: int | None) -> None:
    if number is not None and last and number <= last.number:
        raise Conflict(
            f"Report {last.number} was published meanwhile, by {last.published_by}. Read it before you publish another."
        )


def _refuse_if_unexplained(
    wording: Wording, last: Report | None, unfinished: int, unsorted: int
) -> None:
    """Refuse a report that says too little of what changed or is left open."""
    if last and not wording.reason.strip():
        raise Refusal("Enter what changed since the last report, and why.")
    if wording.reason.strip() and (wording.is_reason_for_all or not last):
        return
    is_explained = wording.explains(PublishCheck.UNDECIDED) or wording.explains(
        PublishCheck.CONTEXT_CHANGED
    )
    if unfinished and not is_explained:
        raise Refusal(f"{claims_are(unfinished)} still being checked. Enter why you publish now.")
    if unsorted and not wording.explains(PublishCheck.UNSORTED):
        raise Refusal(f"{sentences_are(unsorted)} not sorted yet. Enter why you publish now.")
