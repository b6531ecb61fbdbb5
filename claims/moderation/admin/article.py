"""Articles for an editor: how far each is, who works on it, and publishing its report."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from claims.access.refusals import Refusal
from claims.access.rules import article_actions_for
from claims.models import Article, NewsroomSettings, Report
from claims.moderation.actions import planning
from claims.moderation.admin.base import WorkflowAdmin
from claims.moderation.forms.action_forms import AssignForm, PlanForm, PublishForm
from claims.reports.actions import publishing
from claims.reports.actions.publishing import AT_WORK
from claims.vocabulary import Action

# What a reader wants to know of those who checked, and the field of the desk that says it.
TOLD = {
    "contact": "how to reach the desk",
    "corrections_policy": "what it does about its mistakes",
    "method": "how it checks",
}
form_page = require_http_methods(["GET", "HEAD", "POST"])


@admin.register(Article)
class ArticleAdmin(WorkflowAdmin):
    """The list of articles, the page of one, and the pages to publish and to assign it."""

    list_display = ("headline_or_date", "published_on", "progress", "newest_report")
    search_fields = ("headline", "publisher", "slug")
    search_help_text = "Words of the headline, the publisher or the address"
    sortable_by = ()

    def pages(self) -> list[URLPattern]:
        return [
            self.at("<int:pk>/change/", require_safe(self.page), "change"),
            self.at("<int:pk>/publish/", form_page(self.publish), "publish"),
            self.at("<int:pk>/assign/", form_page(self.assign), "assign"),
            self.at("<int:pk>/plan/", form_page(self.plan), "plan"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        reports_of = Report.objects.filter(article=OuterRef("pk")).order_by("-number")
        return (
            Article.objects.visible_to(request.user)
            .with_progress(request.user)
            .annotate(last_report=Subquery(reports_of.values("number")[:1]))
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, search_term[:200])

    @admin.display(description="Article")
    def headline_or_date(self, article: Article) -> str:
        return article.title

    @admin.display(description="Progress")
    def progress(self, article: Article) -> SafeString:
        return format_html(
            '<progress max="{1}" value="{0}" aria-label="{0} of {1} claims settled"></progress> {0} of {1}',
            article.settled_count,
            article.claim_count,
        )

    @admin.display(description="Report", empty_value="not published")
    def newest_report(self, article: Article) -> SafeString | None:
        if not article.last_report:
            return None
        address = reverse("report", args=(article.slug,))
        return format_html('<a href="{}">report {}</a>', address, article.last_report)

    # --- One article -----------------------------------------------------------------------

    def find(self, request: HttpRequest, pk: int) -> Article:
        """Return the article of this address; not for this person is 403, unknown is 404."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).select_related("scale"), pk=pk)

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show an article with its claims, its people and its reports."""
        article = self.find(request, pk)
        context = self.page_context(
            request,
            article.title,
            article=article,
            actions=article_actions_for(request.user, article),
            claims=article.claims.select_related("current").order_by("number"),
            people=[a.person for a in article.assignments.select_related("person")],
            reports=article.reports.select_related("published_by").defer("document"),
        )
        return render(request, "admin/claims/article/page.html", context)

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason and say what is unfinished; then freeze the next report."""
        article = self.find(request, pk)
        unfinished = article.claims.filter(status__in=AT_WORK).order_by("number")
        data = request.POST if request.method == "POST" else None
        _, unread = publishing.unfinished_work(article)
        is_first = article.last_report is None
        form = PublishForm(data, is_first=is_first, is_complete=not (unfinished or unread))
        desk = NewsroomSettings.get()
        untold = [words for name, words in TOLD.items() if not getattr(desk, name)]
        context = {
            "unfinished": unfinished,
            "unread": unread,
            "is_first": is_first,
            "untold": untold,
            "second_looks": article.claims.for_second_look(request.user).order_by("number"),
        }
        if data is None or not form.is_valid():
            return self.show_form(request, article, Action.PUBLISH, form, **context)
        try:
            report = publishing.publish(article=article, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.show_form(
                request, article, Action.PUBLISH, form, refusal=refusal, **context
            )
        messages.success(
            request,
            format_html(
                'Report {} is published: <a href="{}">read it as readers do</a>.',
                report.number,
                reverse("report", args=(article.slug,)),
            ),
        )
        return redirect("admin:claims_article_change", article.pk)

    def assign(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask who works on the article; then give it to them."""
        article = self.find(request, pk)
        data = request.POST if request.method == "POST" else None
        form = AssignForm(article, data)
        if data is None or not form.is_valid():
            return self.show_form(request, article, Action.ASSIGN, form)
        try:
            planning.assign(article=article, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.show_form(request, article, Action.ASSIGN, form, refusal=refusal)
        messages.success(request, "It is stored who works on this article.")
        return redirect("admin:claims_article_change", article.pk)

    def plan(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask until when the article is wanted and what follows a difference; then store it."""
        article = self.find(request, pk)
        data = request.POST if request.method == "POST" else None
        initial = {"deadline": article.deadline, "tie_break": article.tie_break}
        form = PlanForm(data, initial=initial)
        if data is None or not form.is_valid():
            return self.show_form(request, article, Action.PLAN, form)
        try:
            planning.plan_article(article=article, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.show_form(request, article, Action.PLAN, form, refusal=refusal)
        messages.success(request, "The plan of this article is stored.")
        return redirect("admin:claims_article_change", article.pk)

    def show_form(
        self,
        request: HttpRequest,
        article: Article,
        action: Action,
        form: PublishForm | AssignForm | PlanForm,
        **context: Any,
    ) -> HttpResponse:
        """Render the page of an action, perhaps with what was typed and why it came back."""
        refusal = context.get("refusal")
        status = refusal.status if refusal else 422 if form.is_bound else 200
        context = self.page_context(
            request, action.label.capitalize(), article=article, form=form, **context
        )
        template = f"admin/claims/article/{action.value}.html"
        return render(request, template, context, status=status)
