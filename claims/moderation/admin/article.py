"""Articles in the admin: progress, reviewers, deadline, publishing."""

from typing import Any

from django.conf import settings as site
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from claims.access.articles import annotate_progress, visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import article_actions_for
from claims.models import Article, NewsroomSettings, Report
from claims.moderation.actions import planning
from claims.moderation.admin.publishing import PublishPages
from claims.moderation.forms.action_forms import AssignForm, PlanForm
from claims.moderation.pages.describing import DescribeForms
from claims.moderation.pages.next_step import find_next_step
from claims.reports.actions.describing import describe_claims
from claims.reports.pages.claim_reviews import read_checklist
from claims.vocabulary import Action
from claims.web.template_tags import isolate

TITLES = {
    Action.ASSIGN: "Assign reviewers",
    Action.PLAN: "Deadline and tie-breaks",
}
form_page = require_http_methods(["GET", "HEAD", "POST"])


@admin.register(Article)
class ArticleAdmin(PublishPages):
    """The list of articles, and the pages that show, publish, assign and plan one."""

    list_display = ("headline_or_date", "published", "progress", "newest_report")
    search_fields = ("headline", "publisher", "slug")
    search_help_text = "Search headline, publisher or link"
    sortable_by = ()

    def pages(self) -> list[URLPattern]:
        return [
            self.at("<int:pk>/change/", require_safe(self.page), "change"),
            *self.publish_pages(),
            self.at("<int:pk>/claim-review/", form_page(self.describe), "describe"),
            self.at("<int:pk>/assign/", form_page(self.assign), "assign"),
            self.at("<int:pk>/plan/", form_page(self.plan), "plan"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        reports_of = Report.objects.filter(article=OuterRef("pk")).order_by("-number")
        return annotate_progress(
            request.user, visible_articles(request.user).with_opening()
        ).annotate(last_report=Subquery(reports_of.values("number")[:1]))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, search_term[:200])

    @admin.display(description="Article")
    def headline_or_date(self, article: Article) -> SafeString:
        return isolate(article.title)

    @admin.display(description="Published", empty_value="–")
    def published(self, article: Article) -> str | None:
        return date_format(article.published_on, "j M Y") if article.published_on else None

    @admin.display(description="Progress")
    def progress(self, article: Article) -> SafeString:
        return format_html(
            '<progress max="{1}" value="{0}" aria-label="{0} of {1} claims reviewed"></progress> {0} of {1}',
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
        """Return the article, or answer 404; 403 for someone who is not an editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request).select_related("scale"), pk=pk)

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show an article with its claims, reviewers and reports."""
        article = self.find(request, pk)
        claims = list(article.claims.select_related("current").order_by("number"))
        context = self.page_context(
            request,
            article.title,
            article=article,
            actions=article_actions_for(request.user, article),
            claims=claims,
            next_step=find_next_step(claims, request.user),
            people=[a.person for a in article.assignments.select_related("person")],
            reports=article.reports.select_related("published_by").defer("document"),
        )
        return render(request, "admin/claims/article/page.html", context)

    def describe(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for short forms without the verdict and for the types of claimants, and save them."""
        article = self.find(request, pk)
        checklist = read_checklist(article, NewsroomSettings.get(), site.SITE_URL)
        data = request.POST if request.method == "POST" else None
        forms, refusal = DescribeForms(checklist, data), None
        if data is not None and forms.is_valid():
            try:
                saved = describe_claims(
                    article=article, by=request.user, descriptions=forms.descriptions()
                )
            except Refusal as refused:
                refusal = refused
            else:
                messages.success(request, "Details saved." if saved else "Nothing changed.")
                return redirect("admin:claims_article_publish", article.pk)
        status = 200 if data is None else refusal.status if refusal else 422
        context = self.page_context(
            request,
            "ClaimReview details",
            article=article,
            checklist=checklist,
            forms=forms,
            refusal=refusal,
        )
        return render(request, "admin/claims/article/describe.html", context, status=status)

    def assign(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask who reviews the article and save it."""
        article = self.find(request, pk)
        data = request.POST if request.method == "POST" else None
        form = AssignForm(article, data)
        if data is None or not form.is_valid():
            return self.show_form(request, article, Action.ASSIGN, form)
        try:
            planning.assign(article=article, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.show_form(request, article, Action.ASSIGN, form, refusal=refusal)
        messages.success(request, "Reviewers updated.")
        return redirect("admin:claims_article_change", article.pk)

    def plan(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the deadline and the tie-break rule and save them."""
        article = self.find(request, pk)
        data = request.POST if request.method == "POST" else None
        initial = {
            "deadline": article.deadline,
            "tie_break": article.tie_break,
            "needs_second_editor": article.needs_second_editor,
        }
        form = PlanForm(data, initial=initial)
        if data is None or not form.is_valid():
            return self.show_form(request, article, Action.PLAN, form)
        try:
            planning.plan_article(article=article, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.show_form(request, article, Action.PLAN, form, refusal=refusal)
        messages.success(request, "Deadline and rules saved.")
        return redirect("admin:claims_article_change", article.pk)

    def show_form(
        self,
        request: HttpRequest,
        article: Article,
        action: Action,
        form: AssignForm | PlanForm,
        **context: Any,
    ) -> HttpResponse:
        """Render the page of an action; after a refusal with what was typed and the reason."""
        refusal = context.get("refusal")
        status = refusal.status if refusal else 422 if form.is_bound else 200
        context = self.page_context(request, TITLES[action], article=article, form=form, **context)
        template = f"admin/claims/article/{action.value}.html"
        return render(request, template, context, status=status)
