"""What all pages of the admin share. Roles decide access, never rows of Django's permissions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims.moderation.admin.written_table import CHOOSE, CardList


class CappedPaginator(Paginator):
    """Counts no more rows than a list shows: to count a million costs more than to show fifty of them."""

    most = 10_000

    @cached_property
    def count(self) -> int:
        """Return the number of rows, or `most` if there are more: filters and the search lead to the others."""
        return self.object_list.order_by()[: self.most].count()


class RoleAdmin(admin.ModelAdmin):
    """Shows nothing to anyone until a subclass names the role. Nothing is ever deleted here.

    Only the lookups in `lookups` may filter a list, so that nobody can guess columns through the address.
    """

    lookups: frozenset[str] = frozenset()
    show_full_result_count = False
    paginator = CappedPaginator
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    list_per_page = 50
    list_max_show_all = 200

    def is_allowed(self, request: HttpRequest) -> bool:
        """Return whether this person may open these pages."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.is_allowed(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.is_allowed(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.is_allowed(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.is_allowed(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in self.lookups

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        return False

    @admin.display(description=CHOOSE)
    def action_checkbox(self, obj: models.Model) -> SafeString:
        """Write the tick box of a row as Django does, without a template for each."""
        name = escape(str(obj))
        return mark_safe(  # noqa: S308, for a row it costs half of what format_html does
            f'<input type="checkbox" name="{ACTION_CHECKBOX_NAME}" value="{escape(obj.pk)}"'
            f' class="action-select" aria-label="Choose {name}">'
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CardList]:
        """Draw the list as a table that becomes cards on a phone."""
        return CardList

    @property
    def media(self) -> forms.Media:
        """No script of Django's: its pages work without, and ours have ours."""
        return forms.Media()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Use the plural name as the title."""
        title = self.opts.verbose_name_plural.capitalize()
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Leave out the pop-up links beside a choice: each row is edited on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and isinstance(field.widget, forms.TextInput | forms.Textarea):
            field.widget.attrs["dir"] = "auto"
        return field


class EditorAdmin(RoleAdmin):
    """Pages for editors."""

    def is_allowed(self, request: HttpRequest) -> bool:
        return getattr(request.user, "is_editor", False)


class WorkflowAdmin(EditorAdmin):
    """A list and pages of our own, for models that only actions may change.

    Django's pages to add, change and delete have no address here.
    """

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        return [self.at("", self.changelist_view, "changelist"), *self.pages()]

    def pages(self) -> list[URLPattern]:
        """Return the addresses of one row: its page and its actions."""
        return []

    def at(self, route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        """Return the address of a view for people who may enter the admin, named as Django names its own."""
        guarded = self.admin_site.admin_view(view)
        return path(route, guarded, name=f"{self.opts.app_label}_{self.opts.model_name}_{name}")

    def page_context(self, request: HttpRequest, title: str, **context: object) -> dict[str, Any]:
        """Return the context that every admin page needs, with `context` added."""
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            **context,
        }
