"""The desk's own row for an editor: what readers are told, and the guidelines for reviewers."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from claims.actions.desk import edit_desk
from claims.admin.base import EditorAdmin
from claims.admin.stale import FreshForm
from claims.models import Desk


@admin.register(Desk)
class DeskAdmin(EditorAdmin):
    """One row: its list is its form."""

    form = FreshForm
    fieldsets = (
        ("For readers", {"fields": ("name", "url", "address", "logo_url", "contact")}),
        ("How we work", {"fields": ("method", "corrections_policy")}),
        ("For reviewers", {"fields": ("guidelines", "version_now")}),
        ("Texts that come in", {"fields": ("furniture",)}),
    )
    readonly_fields = ("version_now",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="Version of the guidelines")
    def version_now(self, desk: Desk) -> str:
        return f"{desk.guidelines_version}; a change of the guidelines makes the next one"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Go to the one row."""
        return redirect("admin:claims_desk_change", 1)

    def save_model(self, request: HttpRequest, obj: Desk, form: Any, change: bool) -> None:
        """Change through the action what this person changed, and nothing else."""
        edit_desk(by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data})
