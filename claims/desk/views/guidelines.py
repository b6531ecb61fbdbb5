"""The desk's guidelines for reviewers: those in force, and every version there was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.markdown import render_html
from claims.models import Guidelines
from claims.text.revisions.comparison import line_diff
from claims.web.http import render_page

TEMPLATE = "desk/guidelines.html"
MOST_VERSIONS = 50
"""Versions in the list of a page: those around the one that is shown."""


@require_safe
def guidelines(request: HttpRequest) -> HttpResponse:
    """Show the guidelines in force, as a page or for the panel beside the card."""
    newest = Guidelines.objects.in_force()
    return show(request, newest, newest)


@require_safe
def guidelines_version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one version, and what it says otherwise than the one before it."""
    version = get_object_or_404(Guidelines.objects.newest_first(), pk=number)
    return show(request, version, Guidelines.objects.in_force())


def show(
    request: HttpRequest, version: Guidelines | None, newest: Guidelines | None
) -> HttpResponse:
    """The page of a version, and which one is in force; without any, that nobody wrote one."""
    around = Guidelines.objects.newest_first().defer("text")
    if version:
        around = around.filter(number__lte=version.number + MOST_VERSIONS // 2)
    before = Guidelines.objects.filter(number=version.number - 1).first() if version else None
    context = {
        "version": version,
        "text": render_html(version.text) if version else "",
        "before": before,
        "changes": line_diff(before.text, version.text) if before and before.text else [],
        "versions": list(around[:MOST_VERSIONS]),
        "newest": newest,
        "is_in_force": version is not None and version == newest,
    }
    return render_page(request, TEMPLATE, context, fragment="guidelines-text")
