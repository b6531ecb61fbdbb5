"""The guidelines in the admin: every version, and the page to write the next one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from claims.models import Guidelines
from claims.moderation.actions.guideline_versions import GuidelinesConflict, write_guidelines
from claims.moderation.admin.base import WorkflowAdmin
from claims.text.revisions.comparison import line_diff
from claims.web.fields import TypedText, WithProblems
from claims.web.template_tags import time_tag

LONGEST = 50_000
"""Characters that we render as Markdown."""


class WriteForm(WithProblems):
    """The next version; `after` is the version that its text starts from."""

    text = TypedText(
        rows=12,
        required=True,
        max_length=LONGEST,
        label="Guidelines",
        help_text="Reviewers read them beside each claim. Markdown works.",
        error_messages={"required": "Enter the guidelines."},
    )
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@admin.register(Guidelines)
class GuidelinesAdmin(WorkflowAdmin):
    """Versions never change; saving writes the next one."""

    list_display = ("version", "published", "created_by")
    list_display_links = None
    list_select_related = ("created_by",)
    sortable_by = ()
    change_list_template = "admin/claims/guidelines/list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Guidelines.objects.newest_first()

    def pages(self) -> list[URLPattern]:
        write = require_http_methods(["GET", "HEAD", "POST"])(self.write)
        return [self.at("write/", write, "write")]

    @admin.display(description="Version")
    def version(self, row: Guidelines) -> SafeString:
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row)

    @admin.display(description="Published")
    def published(self, row: Guidelines) -> SafeString | str:
        return time_tag(localtime(row.created_at), "j M Y, H:i")

    def write(self, request: HttpRequest) -> HttpResponse:
        """Show the current text in a form; save it as the next version."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        newest = Guidelines.objects.in_force()
        initial = {"text": newest.text, "after": newest.number} if newest else {"after": 0}
        form = WriteForm(request.POST if request.method == "POST" else None, initial=initial)
        context = {"newest": newest, "form": form}
        if not form.is_valid():
            return self.show(request, status=422 if form.is_bound else 200, **context)
        try:
            written = write_guidelines(by=request.user, **form.cleaned_data)
        except GuidelinesConflict as refusal:
            form.data = form.data.copy()
            form.data["after"] = str(refusal.newest.number)
            context["changes"] = line_diff(form.cleaned_data["text"], refusal.newest.text)
            return self.show(request, status=refusal.status, refusal=refusal, **context)
        messages.success(request, f"Guidelines version {written.number} published.")
        return redirect("admin:claims_guidelines_changelist")

    def show(self, request: HttpRequest, *, status: int, **context: object) -> HttpResponse:
        """Render the page with its form."""
        context = self.page_context(request, "Edit guidelines", **context)
        return render(request, "admin/claims/guidelines/write.html", context, status=status)
