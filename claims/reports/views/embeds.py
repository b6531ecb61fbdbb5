"""A report or one of its claims inside a page of another site, and how that site finds it (https://oembed.com)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.csp import CSP
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import conditional_page, require_safe

from claims.models import NewsroomSettings, Report
from claims.reports.addresses import claim_address
from claims.reports.document import Document, find_claim
from claims.reports.pages.reader import ReadReport, read_claim
from claims.reports.queries.report_state import read_report_state
from claims.web.numbers import whole_number

FRAMED = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}
"""The policy of an embed: it runs nothing, sends nothing, and any site may show it."""
WIDTH, REPORT_HEIGHT, CLAIM_HEIGHT = 600, 320, 360
"""In pixels; what is longer scrolls."""
SMALLEST = 200


@dataclass(frozen=True)
class Embed:
    """What can be embedded: its page, its frame and its title."""

    page: str
    frame: str
    title: str
    height: int


def _framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view be open to everyone and stand in a frame of any site."""
    return login_not_required(
        require_safe(xframe_options_exempt(csp_override(FRAMED)(conditional_page(view))))
    )


@_framed
def report_embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest report in short: its title, key finding and bar of verdicts."""
    report = ReadReport(_find_newest(slug), settings.SITE_URL)
    context = {"report": report, "address": f"{settings.SITE_URL}{reverse('report', args=(slug,))}"}
    return render(request, "reports/embed.html", context)


@_framed
def claim_embed(request: HttpRequest, slug: str, claim: int) -> HttpResponse:
    """Show a claim of the newest report in short: its words, the verdict and what was found."""
    document = _find_newest(slug)
    entry = find_claim(document, claim)
    if entry is None:
        raise Http404
    context = {
        "report": ReadReport(document, settings.SITE_URL),
        "claim": read_claim(document, entry, settings.SITE_URL),
        "address": claim_address(document, claim, settings.SITE_URL),
    }
    return render(request, "reports/embed_claim.html", context)


@login_not_required
@require_safe
@conditional_page
def oembed(request: HttpRequest) -> HttpResponse:
    """Say how to embed the page at `?url=`, as JSON. 404 for what is no page of a report, 501 for XML."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("We only answer in JSON.\n", status=501, content_type="text/plain")
    embed = _find_embed(request.GET.get("url", ""))
    width = _at_most(request.GET.get("maxwidth", ""), WIDTH)
    height = _at_most(request.GET.get("maxheight", ""), embed.height)
    newsroom = NewsroomSettings.get()
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": embed.title,
            "provider_name": newsroom.name,
            "provider_url": f"{settings.SITE_URL}{reverse('report_list')}",
            "width": width,
            "height": height,
            "html": format_html(
                '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
                embed.frame, embed.title, width, height,
            ),
        }
    )  # fmt: skip


def _at_most(typed: str, usual: int) -> int:
    """Return the usual size, or a smaller one that was asked for."""
    asked = whole_number(typed)
    return usual if asked is None else max(min(asked, usual), SMALLEST)


def _find_embed(url: str) -> Embed:
    """Return what the page of a report, with or without its number, is embedded as. Raises Http404."""
    path = url.removeprefix(settings.SITE_URL)
    if path == url:
        raise Http404
    try:
        found = resolve(path.partition("?")[0].partition("#")[0])
    except Resolver404 as error:
        raise Http404 from error
    slug, claim = found.kwargs.get("slug"), found.kwargs.get("claim")
    if found.url_name not in {"report", "report_number", "report_claim"}:
        raise Http404
    document = _find_newest(slug)
    site = settings.SITE_URL
    if claim is None:
        page, frame = (
            f"{site}{reverse(name, args=(slug,))}" for name in ("report", "report_embed")
        )
        return Embed(page, frame, ReadReport(document).title, REPORT_HEIGHT)
    entry = find_claim(document, claim)
    if entry is None:
        raise Http404
    frame = f"{site}{reverse('claim_embed', args=(slug, claim))}"
    read = read_claim(document, entry)
    return Embed(
        claim_address(document, claim, site), frame, f"{read.label}: {read.heading}", CLAIM_HEIGHT
    )


def _find_newest(slug: str) -> Document:
    state = read_report_state(slug, None)
    if state is None:
        raise Http404
    return Report.objects.get(pk=state.id).data
