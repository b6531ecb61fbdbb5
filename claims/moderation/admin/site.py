"""The admin site: who may enter, the shared sign-in page, and the list of work on its first page."""

from collections.abc import Callable
from datetime import timedelta
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.access.claims import count_claims_to_recheck
from claims.access.events import visible_outside_changes
from claims.access.slots import MOST_COUNTED
from claims.desk.pages.editor_home import articles_address
from claims.desk.pages.stalled_work import find_stalled_work
from claims.desk.queries.work_counts import AT_RISK, count_work
from claims.moderation.admin.agreement import agreement_urls
from claims.moderation.pages.dashboard import build_dashboard
from claims.moderation.pages.queue import first_waiting
from claims.vocabulary import ArticleStage, ClaimStatus
from claims.web.moved import moved

View = Callable[..., HttpResponse]
SHOWN = 8
"""Claims on the first page; the list has all of them."""
OUTSIDE_SHOWN, OUTSIDE_DAYS = 3, 30
"""So many changes outside the workflow of the last days are on the first page; the activity log has all of them."""
NAMES = {
    "Claim": "Claims",
    "Article": "Articles",
    "Report": "Reports",
    "Event": "Activity log",
    "RatingScale": "Scales",
    "Guidelines": "Guidelines",
    "NewsroomSettings": "Settings",
    "Person": "People",
}
"""The links of the bar, in the order of an editor's day. A scale links to its ratings."""


class ModerationSite(AdminSite):
    """Django's admin for editors and administrators."""

    site_header = "Factcheck – moderation"
    site_title = "Factcheck moderation"
    index_title = "To do"
    enable_nav_sidebar = False

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Answer 403 to someone who is signed in without the role; signing in would not help them."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Keep the former addresses of the settings working."""
        settings = "admin:claims_newsroomsettings_changelist"
        former = [moved("claims/desk/", settings), moved("claims/desk/<path:rest>", settings)]
        return [*former, *agreement_urls(self), *super().get_urls()]

    @method_decorator([never_cache, require_safe])
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Redirect to the one sign-in page."""
        onward = LoginView().get_redirect_url(request) or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(onward)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(onward)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """Name and order the models that this person may open."""
        listed = super().get_app_list(request, app_label)
        for app in listed:
            found = {model["object_name"]: model for model in app["models"]}
            app["models"] = [found[key] | {"name": NAMES[key]} for key in NAMES if key in found]
        return listed

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Show an editor what needs them, above the list of models."""
        waiting = find_work(request) if request.user.is_editor else {}
        return super().index(request, {**waiting, **(extra_context or {})})

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Redirect to the first page: there is only one application."""
        return redirect("admin:index")


def find_work(request: HttpRequest) -> dict[str, Any]:
    """Return the dashboard, the first claims that need an editor, and stalled work."""
    dashboard, work = build_dashboard(request.user), count_work()
    return {
        "is_editor": True,
        "dashboard": dashboard,
        "disputed": dashboard.counts[ClaimStatus.DISPUTED],
        "agreed": dashboard.counts[ClaimStatus.AGREED],
        "context_changed": dashboard.counts[ClaimStatus.CONTEXT_CHANGED],
        "to_recheck": count_claims_to_recheck(request.user),
        "work": work,
        "most_counted": MOST_COUNTED,
        "ready_url": articles_address(stage=ArticleStage.READY),
        "at_risk_url": articles_address(due=AT_RISK),
        "first_claims": first_waiting(request.user, SHOWN),
        "stalled": find_stalled_work(request.user),
        "outside": list(
            visible_outside_changes(request.user).filter(
                event__at__gte=timezone.now() - timedelta(days=OUTSIDE_DAYS)
            )[:OUTSIDE_SHOWN]
        ),
    }
