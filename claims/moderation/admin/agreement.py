"""Agreement among reviewers in the admin: the page, and the lists of claims behind its numbers. For editors only."""

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from claims.moderation.forms.agreement_form import AgreementForm
from claims.moderation.pages.agreement.overview import (
    CLAIMS_ON_A_PAGE,
    build_overview,
    describe_choice,
    list_counted,
)
from claims.moderation.pages.agreement.tables import GroupedBy
from claims.web.numbers import whole_number

TITLE = "Agreement"


def agreement_urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of the pages about agreement."""

    def at(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(route, site.admin_view(require_safe(view)), {"site": site}, name=name)

    return [
        at("agreement/", agreement, "agreement"),
        at("agreement/claims/", counted_claims, "agreement_claims"),
    ]


def agreement(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show how far reviewers agree, of the rounds that the address chooses."""
    _require_editor(request)
    form = AgreementForm(request.GET)
    form.is_valid()
    asked = request.GET.get("by", "")
    by = GroupedBy(asked) if asked in GroupedBy else GroupedBy.ARTICLE
    overview = build_overview(
        form.choice, by, reverse("admin:agreement"), reverse("admin:agreement_claims")
    )
    context = {
        **site.each_context(request),
        "title": TITLE,
        "form": form,
        "overview": overview,
        "groups": GroupedBy,
        "asked_by": by,
    }
    status = 422 if form.errors else 200
    return render(request, "admin/agreement/page.html", context, status=status)


def counted_claims(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """List the claims that a number of the page counts."""
    _require_editor(request)
    form = AgreementForm(request.GET)
    form.is_valid()
    start = whole_number(request.GET.get("start", "")) or 0
    page, count = list_counted(form.choice, start)
    context = {
        **site.each_context(request),
        "title": "Claims that count",
        "choice": form.choice,
        "narrowed": describe_choice(form.choice),
        "page": page,
        "count": count,
        "next_start": start + CLAIMS_ON_A_PAGE if page.has_more else None,
    }
    return render(request, "admin/agreement/claims.html", context)


def _require_editor(request: HttpRequest) -> None:
    if not request.user.is_editor:
        raise PermissionDenied
