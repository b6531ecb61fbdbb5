"""The desk's guidelines for reviewers: those in force, and every version there was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.http import render_page
from claims.models import Guidelines
from claims.prose import prose
from claims.text.revisions import line_diff

TEMPLATE = "claims/guidelines.html"


@require_safe
def guidelines(request: HttpRequest) -> HttpResponse:
    """Show the guidelines in force, as a page or for the panel beside the card."""
    return show(request, Guidelines.objects.in_force())


@require_safe
def guidelines_version(request: HttpRequest, n: int) -> HttpResponse:
    """Show one version, and what it says otherwise than the one before it."""
    return show(request, get_object_or_404(Guidelines.objects.newest_first(), pk=n))


def show(request: HttpRequest, version: Guidelines | None) -> HttpResponse:
    """The page of a version; without one, that nobody wrote any."""
    versions = list(Guidelines.objects.newest_first().defer("text"))
    before = Guidelines.objects.filter(n=version.n - 1).first() if version else None
    context = {
        "version": version,
        "text": prose(version.text) if version else "",
        "before": before,
        "changes": line_diff(before.text, version.text) if before and before.text else [],
        "versions": versions,
        "is_in_force": version is not None and version.n == versions[0].n,
    }
    return render_page(request, TEMPLATE, context, fragment="guidelines-text")
