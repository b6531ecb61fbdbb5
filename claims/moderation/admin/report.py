"""Reports in the admin: what was published, by whom and why. Nothing can be changed."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from claims.models import Article, Report
from claims.moderation.admin.base import WorkflowAdmin
from claims.moderation.admin.chosen_filters import PublishedFilter
from claims.web.template_tags import isolate, time_tag


@admin.register(Report)
class ReportAdmin(WorkflowAdmin):
    """The list of reports and the page of one."""

    list_display = ("name", "published", "publisher", "what_changed", "public_page")
    list_select_related = ("published_by",)
    list_filter = (PublishedFilter,)
    lookups = frozenset({"published"})
    search_fields = ("article__headline", "article__slug")
    search_help_text = "Search headline or address"
    sortable_by = ()

    def pages(self) -> list[URLPattern]:
        return [self.at("<int:pk>/change/", require_safe(self.page), "change")]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        articles = Prefetch("article", Article.objects.with_opening())
        return Report.objects.defer("document").prefetch_related(articles)

    @admin.display(description="Report")
    def name(self, report: Report) -> SafeString:
        return isolate(report)

    @admin.display(description="Published")
    def published(self, report: Report) -> SafeString | str:
        return time_tag(localtime(report.published_at), "j M Y, H:i")

    @admin.display(description="Published by")
    def publisher(self, report: Report) -> SafeString:
        return isolate(report.published_by)

    @admin.display(description="Reason", empty_value="–")
    def what_changed(self, report: Report) -> SafeString | str:
        return isolate(report.reason)

    @admin.display(description="For readers")
    def public_page(self, report: Report) -> SafeString:
        return format_html('<a href="{}">public page</a>', report.get_absolute_url())

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show when, by whom and why a report was published."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("published_by", "revision")
        report = get_object_or_404(rows, pk=pk)
        context = self.page_context(request, str(report), report=report)
        return render(request, "admin/claims/report/page.html", context)
