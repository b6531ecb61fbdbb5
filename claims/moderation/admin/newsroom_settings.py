"""The desk's own row for an editor: what readers are told of us."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.models import Guidelines, NewsroomSettings
from claims.moderation.actions.newsroom import edit_newsroom_settings
from claims.moderation.admin.base import EditorAdmin
from claims.moderation.admin.stale_forms import FreshForm


@admin.register(NewsroomSettings)
class DeskAdmin(EditorAdmin):
    """One row: its list is its form."""

    form = FreshForm
    fieldsets = (
        ("For readers", {"fields": ("name", "url", "address", "logo_url", "contact")}),
        ("How we work", {"fields": ("method", "corrections_policy")}),
        ("For reviewers", {"fields": ("guidelines",)}),
        ("Texts that come in", {"fields": ("furniture",)}),
    )
    readonly_fields = ("guidelines",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display
    def guidelines(self, desk: NewsroomSettings) -> SafeString:
        """Where they are written: each change is a version of its own."""
        newest = Guidelines.objects.in_force()
        said = f"version {newest.number} is in force" if newest else "none are written yet"
        address = reverse("admin:claims_guidelines_write")
        return format_html('{}: <a href="{}">write the next version</a>', said, address)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Go to the one row."""
        return redirect("admin:claims_newsroomsettings_change", 1)

    def save_model(
        self, request: HttpRequest, obj: NewsroomSettings, form: Any, change: bool
    ) -> None:
        """Change through the action what this person changed, and nothing else."""
        edit_newsroom_settings(
            by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data}
        )
