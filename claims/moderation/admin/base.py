"""Who may see and change what in the admin: by role, never by rows of auth permissions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path


class RoleAdmin(admin.ModelAdmin):
    """Nobody sees or changes anything until a sub-class says who; nothing is ever deleted here.

    Filters of a query string come from `lookups` alone, so that no column can be guessed
    through them.
    """

    lookups: frozenset[str] = frozenset()
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    list_per_page = 50
    list_max_show_all = 200

    def is_theirs(self, request: HttpRequest) -> bool:
        """Whether these pages are for this person."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.is_theirs(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.is_theirs(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.is_theirs(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.is_theirs(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in self.lookups

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Name the list after what is in it."""
        title = self.opts.verbose_name_plural.capitalize()
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Without the pop-up windows beside a choice: each thing is changed on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class EditorAdmin(RoleAdmin):
    """Pages for editors."""

    def is_theirs(self, request: HttpRequest) -> bool:
        return getattr(request.user, "is_editor", False)


class WorkflowAdmin(EditorAdmin):
    """A list and pages of our own: what the workflow moves is never edited in a form of the admin.

    Django's pages to add, change and delete are not even among the addresses.
    """

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        return [self.at("", self.changelist_view, "changelist"), *self.pages()]

    def pages(self) -> list[URLPattern]:
        """Return the addresses of one row: its page and its moves."""
        return []

    def at(self, route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        """Return the address of a view behind the admin's door, named as Django names its own."""
        guarded = self.admin_site.admin_view(view)
        return path(route, guarded, name=f"{self.opts.app_label}_{self.opts.model_name}_{name}")

    def page_context(self, request: HttpRequest, title: str, **context: object) -> dict[str, Any]:
        """Return what every page of the admin needs, with this page's own."""
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            **context,
        }
