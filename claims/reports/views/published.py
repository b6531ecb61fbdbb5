"""Published reports for readers: public, and the same for everyone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import conditional_page, require_safe

from claims.models import NewsroomSettings, Report, Source
from claims.reports.addresses import claim_address
from claims.reports.document import ClaimEntry, Document, cited_source, find_claim, neighbours
from claims.reports.formats import FORMATS
from claims.reports.formats.claim_review import claim_review, embed
from claims.reports.pages import phrases
from claims.reports.pages.annotated import excerpt
from claims.reports.pages.overview import read_history, read_row
from claims.reports.pages.reader import ReadReport, read_claim
from claims.text.citations.identity import compute_identity
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE_SIZE = 20

FILES = {"json": False, "csv": True, "html": True}
"""The files that readers can download, and whether a browser saves the file instead of showing it.

JSON-LD is part of the pages of claims.
"""


@login_not_required
@require_safe
@conditional_page
def report_list(request: HttpRequest) -> HttpResponse:
    """List the newest report of each article, newest first. `?before=` is the last report of the previous page."""
    before = whole_number(request.GET.get("before", ""))
    reports = Report.objects.newest().order_by("-pk")
    if before is not None:
        reports = reports.filter(pk__lt=before)
    page = read_page(reports, PAGE_SIZE)
    context = {
        "newsroom": NewsroomSettings.get(),
        "rows": [read_row(report.data) for report in page.rows],
        "older": page.last.pk if page.last else None,
        "is_first_page": before is None,
    }
    return render(request, "reports/report_list.html", context)


@login_not_required
@require_safe
@conditional_page
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest report of an article."""
    return _report_page(request, slug, None)


@login_not_required
@require_safe
@conditional_page
def report_number(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one report of an article by its number."""
    return _report_page(request, slug, number)


@login_not_required
@require_safe
@conditional_page
def report_claim(
    request: HttpRequest, slug: str, claim: int, number: int | None = None
) -> HttpResponse:
    """Show one claim of a report, with its evidence, its history in other reports and its ClaimReview."""
    documents = [each.data for each in Report.objects.of(slug)]
    document = _choose_document(documents, number)
    entry = find_claim(document, claim)
    if entry is None:
        raise Http404
    previous, following = neighbours(document, claim)
    is_newest = document is documents[0]
    # Only the newest report may give a ClaimReview, because the URL of the claim has no report number.
    review = claim_review(document, entry, settings.SITE_URL) if is_newest else None
    history = read_history(documents, claim)
    context = {
        "report": ReadReport(document),
        "claim": read_claim(document, entry, retractions=_retractions([entry])),
        "previous": previous,
        "following": following,
        "blocks": excerpt(document, entry),
        "history": history if len(history) > 1 else [],
        "newer": None if is_newest else documents[0]["number"],
        "canonical": claim_address(document, claim, settings.SITE_URL),
        "claim_review": mark_safe(embed(review)) if review else "",  # noqa: S308 - embed() escapes
    }
    return render(request, "reports/report_claim.html", context)


@login_not_required
@require_safe
@conditional_page
def report_file(
    request: HttpRequest, slug: str, ending: str, number: int | None = None
) -> HttpResponse:
    """Download a report as a file. Without a number, redirect to the file of the newest report."""
    if ending not in FILES:
        raise Http404
    report = _find_report(slug, number)
    if number is None:
        return HttpResponseRedirect(reverse("report_file", args=(slug, report.number, ending)))
    format_ = FORMATS[ending]
    content = format_.write(report.data, settings.SITE_URL)
    response = HttpResponse(content, content_type=format_.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    if FILES[ending]:
        name = f"{slug}-report-{report.number}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report_page(request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    report = _find_report(slug, number)
    others = list(Report.objects.of(slug).defer("document"))
    newest = others[0].number
    document = report.data
    shown = ReadReport(document, retractions=_retractions(document["claims"]))
    is_newest = report.number == newest
    address = reverse("report", args=(slug,)) if is_newest else shown.address
    context = {
        "report": shown,
        "others": [(other, phrases.day(other.published_at.isoformat())) for other in others],
        "newer": None if is_newest else newest,
        "canonical": f"{settings.SITE_URL}{address}",
    }
    return render(request, "reports/report.html", context)


def _retractions(claims: list[ClaimEntry]) -> dict[str, str]:
    """Return the dates on which sources of these claims were retracted, by what is cited.

    They are read from the sources, not from the frozen document, and reach every address of a page. A source that is
    protected by now is left out.
    """
    pieces = (piece for claim in claims for piece in claim["evidence"])
    identities = {cited: compute_identity(cited) for cited in map(cited_source, pieces) if cited}
    rows = Source.objects.addresses_of_retracted(identities.values()) if identities else ()
    dates = {row.identity: row.standing.retracted_at.date().isoformat() for row in rows}
    return {cited: dates[key] for cited, key in identities.items() if key in dates}


def _find_report(slug: str, number: int | None) -> Report:
    """Return the report with this number, or the newest. Raises Http404."""
    report = Report.objects.of(slug, number).first()
    if report is None:
        raise Http404
    return report


def _choose_document(documents: list[Document], number: int | None) -> Document:
    """Return the document with this number, or the newest, from a list that is newest first. Raises Http404."""
    for document in documents:
        if number in (None, document["number"]):
            return document
    raise Http404
