"""The page on which an editor reviews a report and publishes it."""

from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from claims.models import Article, NewsroomSettings, Person, Report
from claims.moderation.forms.publish_form import PublishForm, initial_of
from claims.moderation.pages.publish_checklist import PublishChecklist, read_publish_checklist
from claims.reports.actions.publishing import Waiver, Wording
from claims.reports.actions.report_document import build_document
from claims.reports.actions.report_draft import DraftWords, read_report_draft
from claims.reports.document import Document, public_title
from claims.reports.pages.reader import ReadReport
from claims.reports.pages.sharing import Share, share_report
from claims.vocabulary import PublishCheck
from claims.web.numbers import whole_number


@dataclass(frozen=True)
class PublishPage:
    """The next report of an article: as readers would see it now, and what is left to do."""

    article: Article
    last: Report | None
    number: int
    words: DraftWords
    report: ReadReport
    checklist: PublishChecklist

    @property
    def document(self) -> Document:
        return self.report.document

    @property
    def share(self) -> Share:
        """How the page will be shared; it has its address already."""
        return share_report(
            self.report, f"{settings.SITE_URL}{self.report.address}", settings.SITE_URL
        )

    @property
    def to_explain(self) -> int:
        """How many items of the checklist need a reason and have none yet."""
        return sum(
            item.needs_reason and not self.words.waived.get(item.check, "").strip()
            for item in self.checklist.items
        )

    def form(self, data: dict | None = None) -> PublishForm:
        """Return the form, filled with the draft or with what was sent.

        What was sent for a report that is published by now is read as such: publishing it answers that.
        """
        number = (
            self.number if data is None else whole_number(data.get("number", "")) or self.number
        )
        initial = initial_of(self.words, public_title(self.document))
        initial |= {"number": self.number, "key": uuid4()}
        return PublishForm(data, number=number, items=self.checklist.items, initial=initial)


def read_publish_page(article: Article, user: Person) -> PublishPage:
    """Read the draft of this editor, what it would freeze, and what is to check."""
    last = article.reports.order_by("-number").select_related("published_by").first()
    number, words = read_report_draft(article, user, last)
    newsroom = NewsroomSettings.get()
    document = _preview(article, user, number, Wording())
    checklist = read_publish_checklist(article, user, document, newsroom)
    document |= _written(words, checklist).as_entries()
    return PublishPage(article, last, number, words, ReadReport(document), checklist)


def _preview(article: Article, user: Person, number: int, wording: Wording) -> Document:
    return build_document(
        article, number=number, at=timezone.now(), by=user, entries=wording.as_entries()
    )


def _written(words: DraftWords, checklist: PublishChecklist) -> Wording:
    """Return the draft as it would be frozen now: only reasons for what is still open."""
    waived = [
        Waiver(PublishCheck(item.check), item.sentence, words.waived[item.check])
        for item in checklist.items
        if words.waived.get(item.check)
    ]
    return Wording(words.headline, words.key_finding, words.reason, waived)
