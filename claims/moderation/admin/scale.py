"""Rating scales and ratings in the admin. What is in use is replaced or retired, never changed or deleted."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from claims.access.refusals import Refusal
from claims.models import Article, Rating, RatingScale
from claims.models.scale import is_in_use
from claims.moderation.actions import newsroom, scales
from claims.moderation.admin.base import EditorAdmin
from claims.moderation.admin.stale_forms import FreshForm
from claims.moderation.pages.rating_sample import find_others, show_sample
from claims.moderation.pages.tone_check import check_tone
from claims.vocabulary import Tone
from claims.web.numbers import whole_number

MOST_COUNTED = 1_000
"""Articles are counted up to this number."""
PREVIEW = "_preview"
"""The button that shows how a rating will look."""
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
    list_display = ("name", "slug", "rating_count", "article_count", "state")
    sortable_by = ()
    fields = ("name", "slug", "description")
    change_form_template = "admin/claims/ratingscale/form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        ratings = Rating.objects.active().filter(scale=OuterRef("pk")).order_by().values("scale")
        articles = (
            Article.objects.filter(scale=OuterRef("pk")).order_by().values("pk")[:MOST_COUNTED]
        )
        return (
            super()
            .get_queryset(request)
            .annotate(
                rating_count=Coalesce(Subquery(ratings.annotate(n=Count("pk")).values("n")), 0),
                article_keys=ArraySubquery(articles),
            )
        )

    @admin.display(description="Ratings in use")
    def rating_count(self, scale: RatingScale) -> int:
        return scale.rating_count

    @admin.display(description="Articles")
    def article_count(self, scale: RatingScale) -> str:
        count = len(scale.article_keys)
        return f"{count}+" if count >= MOST_COUNTED else str(count)

    @admin.display(description="New articles")
    def state(self, scale: RatingScale) -> str:
        return "no, it is retired" if scale.retired_at else "can have it"

    def get_urls(self) -> list[URLPattern]:
        return [
            *map(self._address_of, (self.reorder, self.retire, self.restore)),
            *super().get_urls(),
        ]

    def _address_of(self, view: Callable[..., HttpResponse]) -> URLPattern:
        name = view.__name__
        guarded = self.admin_site.admin_view(require_POST(view))
        return path(f"<int:pk>/{name}/", guarded, name=f"claims_ratingscale_{name}")

    def act(self, request: HttpRequest, pk: int, act: Callable[[RatingScale], str]) -> HttpResponse:
        """Do something to a scale; say what was done, or why it was refused."""
        if not self.is_allowed(request):
            raise PermissionDenied
        scale = get_object_or_404(RatingScale, pk=pk)
        try:
            messages.success(request, act(scale))
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        return redirect("admin:claims_ratingscale_change", pk)

    def reorder(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the ratings in the order of the places that were typed."""
        return self.act(request, pk, lambda scale: _reorder(scale, request))

    def retire(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let no new article have the scale."""

        def act(scale: RatingScale) -> str:
            scales.retire_scale(scale=scale, by=request.user)
            return f"“{scale}” is retired. Articles that have it go on with it."

        return self.act(request, pk, act)

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let new articles have a retired scale again."""

        def act(scale: RatingScale) -> str:
            scales.restore_scale(scale=scale, by=request.user)
            return f"New articles can have “{scale}” again."

        return self.act(request, pk, act)

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
            rows = scale.ratings.annotate(is_used=is_in_use()).order_by("order", "pk")
            context["ratings"] = [row for row in rows if not row.retired_at]
            context["retired"] = [row for row in rows if row.retired_at]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: RatingScale, form: Any, change: bool) -> None:
        """Save through the action; an unchanged form saves nothing."""
        if form.changed_data or not change:
            newsroom.save_scale(scale=obj, by=request.user)


def _reorder(scale: RatingScale, request: HttpRequest) -> str:
    typed = {
        whole_number(name.removeprefix("place-")): whole_number(value.strip())
        for name, value in request.POST.items()
        if name.startswith("place-")
    }
    if None in typed or None in typed.values() or not typed:
        raise Refusal("Enter a whole number for the place of each rating.")
    if len(set(typed.values())) < len(typed):
        raise Refusal("Two ratings can’t have the same place. The order was not changed.")
    moved = scales.reorder_ratings(
        scale=scale, by=request.user, wanted=sorted(typed, key=lambda key: typed[key])
    )
    return f"{moved} rating{'' if moved == 1 else 's'} moved." if moved else "Nothing was moved."


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
        if scale and "tone" in cleaned and ("tone" in self.changed_data or not self.instance.pk):
            sample = Rating(pk=self.instance.pk, scale=scale, tone=cleaned["tone"])
            if check := check_tone(Tone(cleaned["tone"]), find_others(sample)).sentence:
                self.add_error("tone", check)
        return self.cleaned_data


class PreviewForm(RatingForm):
    """What was typed, to be shown and not to be saved."""

    def is_valid(self) -> bool:
        """Check the form, and let nobody save it."""
        super().is_valid()
        return False


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

    def get_form(self, request: HttpRequest, obj: Rating | None = None, **kwargs: Any) -> Any:
        """Check what was typed and save nothing if it is only to be previewed."""
        if PREVIEW in request.POST:
            kwargs["form"] = PreviewForm
        return super().get_form(request, obj, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Add how the rating will look, as it is typed."""
        form = context["adminform"].form
        shown = (
            form.instance if form.is_bound or form.instance.pk else Rating(scale=_scale_in(request))
        )
        context |= {"sample": show_sample(shown), "is_preview": PREVIEW in request.POST}
        return super().render_change_form(request, context, *args, **kwargs)

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


def _scale_in(request: HttpRequest) -> RatingScale | None:
    """Return the scale for which a rating is to be added, by the address of the form."""
    key = whole_number(request.GET.get("scale", ""))
    return RatingScale.objects.filter(pk=key).first() if key is not None else None
