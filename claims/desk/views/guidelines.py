"""The guidelines for reviewers: the version in force, and all earlier ones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.models import Guidelines, RenderedText
from claims.text.revisions.comparison import line_diff
from claims.web.http import render_page

TEMPLATE = "desk/guidelines.html"
MOST_VERSIONS = 50
"""Versions that a page lists, around the one that it shows."""


@require_safe
def guidelines(request: HttpRequest) -> HttpResponse:
    """Show the version in force, as a page or in the panel of the claim page."""
    newest = Guidelines.objects.in_force()
    return show_version(request, newest, newest)


@require_safe
def guidelines_version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one version, and what changed since the one before it."""
    version = get_object_or_404(Guidelines.objects.newest_first(), pk=number)
    return show_version(request, version, Guidelines.objects.in_force())


def show_version(
    request: HttpRequest, version: Guidelines | None, newest: Guidelines | None
) -> HttpResponse:
    """Show a version and which one is in force; `version` is None if nobody has written any."""
    around = Guidelines.objects.newest_first().defer("text")
    if version:
        around = around.filter(number__lte=version.number + MOST_VERSIONS // 2)
    before = Guidelines.objects.filter(number=version.number - 1).first() if version else None
    context = {
        "version": version,
        "text": RenderedText.objects.render([version.text])[version.text] if version else "",
        "before": before,
        "changes": line_diff(before.text, version.text) if before and before.text else [],
        "versions": list(around[:MOST_VERSIONS]),
        "newest": newest,
        "is_in_force": version is not None and version == newest,
    }
    return render_page(request, TEMPLATE, context, fragment="guidelines-text")
