"""Rating scales and ratings in the admin. A rating in use is replaced or retired, never changed."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from claims.models import Rating, RatingScale
from claims.models.scale import is_in_use
from claims.moderation.actions import newsroom
from claims.moderation.admin.base import EditorAdmin
from claims.moderation.admin.stale_forms import FreshForm

TEXT = ("label", "symbol", "tone", "order", "value", "text", "definition")
NEEDS = ("needs_rationale", "needs_sources")


class RatingScaleForm(FreshForm):
    """A scale; without a slug it gets one from its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # not where the scale is there already
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "Leave it empty to make it from the name."

    def clean_slug(self) -> str:
        """Return the slug that was typed, or the one that the name makes."""
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))
        if not slug:
            raise forms.ValidationError("Enter a slug in Latin letters, such as “true-to-false”.")
        return slug


@admin.register(RatingScale)
class RatingScaleAdmin(EditorAdmin):
    """Name and description of a scale, with its ratings below."""

    form = RatingScaleForm
    list_display = ("name", "slug", "rating_count")
    sortable_by = ()
    fields = ("name", "slug", "description")
    change_form_template = "admin/claims/ratingscale/form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        in_use = Count("ratings", filter=Q(ratings__retired_at=None))
        return super().get_queryset(request).annotate(rating_count=in_use)

    @admin.display(description="Ratings in use")
    def rating_count(self, scale: RatingScale) -> int:
        return scale.rating_count

    def get_readonly_fields(
        self, request: HttpRequest, obj: RatingScale | None = None
    ) -> tuple[str, ...]:
        return ("slug",) if obj else ()  # fixtures and exports identify a scale by its slug

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add the ratings of the scale, active ones first."""
        scale = context.get("original")
        if scale:
            context["ratings"] = scale.ratings.order_by("-retired_at", "order", "pk")
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: RatingScale, form: Any, change: bool) -> None:
        """Save through the action; an unchanged form saves nothing."""
        if form.changed_data or not change:
            newsroom.save_scale(scale=obj, by=request.user)


class RatingForm(FreshForm):
    """A rating; two active ratings of a scale never share position or label."""

    def clean(self) -> dict[str, Any]:
        """Check for another rating here: the constraint names no field of this form."""
        cleaned = super().clean()
        scale = cleaned.get("scale") or getattr(self.instance, "scale", None)
        for name in {"order", "label"} & set(cleaned):
            others = Rating.objects.active().filter(scale=scale, **{name: cleaned[name]})
            if others.exclude(pk=self.instance.pk).exists():
                self.add_error(name, "Another active rating of this scale already uses this.")
        return self.cleaned_data


@admin.register(Rating)
class RatingAdmin(EditorAdmin):
    """One rating: label, definition, and what it requires of a review."""

    form = RatingForm
    list_display = ("shown", "scale", "order", "value", "is_in_use")
    list_filter = ("scale",)
    lookups = frozenset({"scale__id__exact", "scale"})
    list_select_related = ("scale",)
    sortable_by = ()
    change_form_template = "admin/claims/rating/form.html"
    fieldsets = (
        (None, {"fields": ("scale", *TEXT)}),
        ("What a review with it needs", {"fields": NEEDS}),
    )

    def get_urls(self) -> list[URLPattern]:
        retire = self.admin_site.admin_view(require_POST(self.retire))
        return [
            path("<int:pk>/retire/", retire, name="claims_rating_retire"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Rating.objects.select_related("scale").annotate(is_used=is_in_use())

    def has_change_permission(self, request: HttpRequest, obj: Rating | None = None) -> bool:
        return self.is_allowed(request) and not (obj and obj.retired_at)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Rating | None = None
    ) -> tuple[str, ...]:
        return ("scale",) if obj else ()

    @admin.display(description="Rating", ordering="label")
    def shown(self, rating: Rating) -> SafeString:
        return format_html('<span class="rating tone-{}">{}</span>', rating.tone, rating)

    @admin.display(description="In use", boolean=True)
    def is_in_use(self, rating: Rating) -> bool:
        return rating.retired_at is None

    def save_model(self, request: HttpRequest, obj: Rating, form: Any, change: bool) -> None:
        """Save through the action, which replaces a rating in use."""
        if not form.changed_data and change:
            return
        was_used = change and obj.is_used
        saved = newsroom.save_rating(rating=obj, by=request.user)
        if was_used:
            messages.info(
                request,
                f"“{saved}” was in use. The old rating is retired; reviews that use it stay as they are.",
            )

    def retire(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Retire a rating."""
        rating = get_object_or_404(Rating, pk=pk)
        if not self.is_allowed(request):
            raise PermissionDenied
        newsroom.retire_rating(rating=rating, by=request.user)
        messages.success(request, f"“{rating}” is retired. Reviews that use it stay as they are.")
        return redirect("admin:claims_ratingscale_change", rating.scale_id)
