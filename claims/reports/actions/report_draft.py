"""Save what an editor writes for the next report of an article, until they publish it."""

from dataclasses import dataclass, field

from django.utils import timezone

from claims.access.rules import require_for
from claims.models import Article, Person, Report, ReportDraft
from claims.vocabulary import Action


@dataclass(frozen=True)
class DraftWords:
    """What the editor typed. `waived` has the reason for each item of the checklist that stays open."""

    headline: str = ""
    key_finding: str = ""
    reason: str = ""
    waived: dict[str, str] = field(default_factory=dict)


def save_report_draft(*, article: Article, by: Person, words: DraftWords) -> None:
    """Save this person's draft of the next report. It records no event and locks no chain."""
    require_for(by, Action.PUBLISH, article)
    last = article.reports.order_by("-number").values_list("number", flat=True).first()
    number = (last or 0) + 1
    ReportDraft.objects.update_or_create(
        article=article,
        person=by,
        defaults={"number": number, "saved_at": timezone.now(), **vars(words)},
    )


def read_report_draft(article: Article, by: Person, last: Report | None) -> tuple[int, DraftWords]:
    """Return the number of the next report, and what is written for it so far.

    It is this person's own draft, or else the newest of a colleague. Without one, headline, key finding and waivers are
    those of the last report.
    """
    number = last.number + 1 if last else 1
    drafts = ReportDraft.objects.filter(article=article, number=number)
    ordered = sorted(drafts, key=lambda draft: (draft.person_id == by.pk, draft.saved_at))
    if ordered:
        draft = ordered[-1]
        return number, DraftWords(
            draft.headline, draft.key_finding, draft.reason, dict(draft.waived)
        )
    if not last:
        return number, DraftWords()
    before = last.data
    return number, DraftWords(
        headline=before.get("headline", ""),
        key_finding=before.get("key_finding", ""),
        waived={waiver["check"]: waiver["reason"] for waiver in before.get("waived", ())},
    )
