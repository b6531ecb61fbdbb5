"""The newsroom's settings in the admin: what readers are told about it."""

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
class NewsroomSettingsAdmin(EditorAdmin):
    """The one row; its list redirects to its form."""

    form = FreshForm
    fieldsets = (
        ("For readers", {"fields": ("name", "url", "address", "logo_url", "contact")}),
        ("How we work", {"fields": ("method", "corrections_policy", "prints_override_reasons")}),
        ("For reviewers", {"fields": ("guidelines",)}),
        ("Loading articles", {"fields": ("clutter",)}),
    )
    readonly_fields = ("guidelines",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display
    def guidelines(self, settings: NewsroomSettings) -> SafeString:
        """Link to the page that writes the next version of the guidelines."""
        newest = Guidelines.objects.in_force()
        current = f"version {newest.number}" if newest else "none yet"
        address = reverse("admin:claims_guidelines_write")
        return format_html('{} · <a href="{}">edit guidelines</a>', current, address)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Redirect to the one row."""
        return redirect("admin:claims_newsroomsettings_change", 1)

    def save_model(
        self, request: HttpRequest, obj: NewsroomSettings, form: Any, change: bool
    ) -> None:
        """Save only what this person changed, through the action."""
        edit_newsroom_settings(
            by=request.user, **{name: form.cleaned_data[name] for name in form.changed_data}
        )
