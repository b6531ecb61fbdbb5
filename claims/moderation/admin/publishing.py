"""Review and publish: the report as readers will see it, a checklist, and what the editor writes for it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access.refusals import Refusal
from claims.models import Article, Report
from claims.moderation.admin.base import WorkflowAdmin
from claims.moderation.forms.publish_form import PublishForm, ReportDraftForm
from claims.moderation.pages.publish_page import PublishPage, read_publish_page
from claims.reports.actions.publishing import publish
from claims.reports.actions.report_draft import save_report_draft
from claims.reports.formats import share_picture
from claims.reports.pages.reader import ReadReport
from claims.reports.pages.sharing import share_report
from claims.web.http import render_page, wants_fragment

PAGE = "admin/claims/article/publish.html"


class PublishPages(WorkflowAdmin):
    """The pages of an article on which its next report is written, looked at and published."""

    def publish_pages(self) -> list[URLPattern]:
        form_page = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.at("<int:pk>/publish/", form_page(self.publish), "publish"),
            self.at("<int:pk>/publish/draft/", require_POST(self.save_draft), "publish_draft"),
            self.at("<int:pk>/publish/preview/", require_safe(self.preview), "publish_preview"),
            self.at("<int:pk>/publish/picture.png", require_safe(self.picture), "publish_picture"),
            self.at("<int:pk>/published/", require_safe(self.show_published), "published"),
        ]

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the next report and what is left to do; publish it."""
        article = self.find(request, pk)
        if request.method != "POST":
            page = read_publish_page(article, request.user)
            return self._show(request, page, page.form())
        _keep(request, article)
        page = read_publish_page(article, request.user)
        form = page.form(request.POST)
        if not form.is_valid():
            return self._show(request, page, form, status=422)
        try:
            publish(
                article=article,
                by=request.user,
                wording=form.wording(),
                number=form.cleaned_data["number"],
                key=form.cleaned_data["key"],
            )
        except Refusal as refusal:
            _keep(request, article)  # the next number may be another one by now
            page = read_publish_page(article, request.user)
            return self._show(request, page, page.form(), refusal=refusal, status=refusal.status)
        return redirect("admin:claims_article_published", article.pk)

    def save_draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep what is typed; show how it reads."""
        article = self.find(request, pk)
        _keep(request, article)
        if not wants_fragment(request):
            messages.success(request, "Draft saved.")
            return redirect("admin:claims_article_publish", article.pk)
        page = read_publish_page(article, request.user)
        return render(
            request, f"{PAGE}#saved", {"page": page, "report": page.report, "is_preview": True}
        )

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the whole page as readers would get it now."""
        page = read_publish_page(self.find(request, pk), request.user)
        context = {
            "report": page.report,
            "share": page.share,
            "canonical": page.share.url,
            "is_preview": True,
        }
        return render(request, "reports/report.html", context)

    def picture(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the picture that other sites would show of the report now."""
        page = read_publish_page(self.find(request, pk), request.user)
        content = share_picture.draw_report(page.document)
        return HttpResponse(content, content_type=share_picture.MEDIA_TYPE)

    def show_published(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show where the newest report is and what readers see; 404 if there is none."""
        article = self.find(request, pk)
        report = get_object_or_404(Report.objects.of(article.slug)[:1])
        shown = ReadReport(report.data)
        share = share_report(
            shown, f"{settings.SITE_URL}/reports/{article.slug}/", settings.SITE_URL
        )
        context = {"article": article, "report": shown, "share": share}
        return render(request, "admin/claims/article/published.html", context)

    def find(self, request: HttpRequest, pk: int) -> Article:
        """Return the article, or answer 404; 403 for someone who is not an editor."""
        raise NotImplementedError

    def _show(
        self,
        request: HttpRequest,
        page: PublishPage,
        form: PublishForm,
        *,
        refusal: Refusal | None = None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "article": page.article,
            "page": page,
            "report": page.report,
            "is_preview": True,
            "form": form,
            "refusal": refusal,
        }
        return render_page(request, PAGE, context, status=status)


def _keep(request: HttpRequest, article: Article) -> None:
    """Save what was typed as the draft of the report that is next."""
    words = ReportDraftForm(request.POST).words()
    save_report_draft(article=article, by=request.user, words=words)
