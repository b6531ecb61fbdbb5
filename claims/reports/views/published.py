"""Readers' pages: published reports, open to everybody and the same for everybody."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import conditional_page, require_safe

from claims.models import NewsroomSettings, Report, Source
from claims.reports.addresses import claim_address
from claims.reports.document import ClaimEntry, Document, cited, find_claim, neighbours
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

# The files a reader can fetch; the true ones are saved, not shown. JSON-LD stands in the claims' pages.
FILES = {"json": False, "csv": True, "html": True}


@login_not_required
@require_safe
@conditional_page
def report_list(request: HttpRequest) -> HttpResponse:
    """All articles with a report, newest first; `?before=` is the last report of the page before."""
    before = whole_number(request.GET.get("before", ""))
    reports = Report.objects.newest().order_by("-pk")
    if before is not None:
        reports = reports.filter(pk__lt=before)
    page = read_page(reports, PAGE_SIZE)
    context = {
        "desk": NewsroomSettings.get(),
        "rows": [read_row(report.data) for report in page.rows],
        "older": page.last.pk if page.last else None,
        "is_first_page": before is None,
    }
    return render(request, "reports/report_list.html", context)


@login_not_required
@require_safe
@conditional_page
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The annotated article in its newest report."""
    return _report_page(request, slug, None)


@login_not_required
@require_safe
@conditional_page
def report_number(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The annotated article in one given report."""
    return _report_page(request, slug, number)


@login_not_required
@require_safe
@conditional_page
def report_claim(
    request: HttpRequest, slug: str, claim: int, number: int | None = None
) -> HttpResponse:
    """One claim: its verdict, the evidence, who checked it, what became of it, its ClaimReview."""
    documents = [each.data for each in Report.objects.of(slug)]
    document = _chosen(documents, number)
    entry = find_claim(document, claim)
    if entry is None:
        raise Http404
    previous, following = neighbours(document, claim)
    is_newest = document is documents[0]
    # A replaced report must not compete with its correction for the claim's one address.
    review = claim_review(document, entry, settings.SITE_URL) if is_newest else None
    history = read_history(documents, claim)
    context = {
        "report": ReadReport(document),
        "claim": read_claim(document, entry, retracted=_retracted([entry])),
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
    """A report as a file; without a number a redirect to the newest one's."""
    if ending not in FILES:
        raise Http404
    report = _first_or_404(slug, number)
    if number is None:
        return HttpResponseRedirect(reverse("report_file", args=(slug, report.number, ending)))
    kind = FORMATS[ending]
    content = kind.write(report.data, settings.SITE_URL)
    response = HttpResponse(content, content_type=kind.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    if FILES[ending]:
        name = f"{slug}-report-{report.number}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report_page(request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    report = _first_or_404(slug, number)
    others = list(Report.objects.of(slug).defer("document"))
    newest = others[0].number
    document = report.data
    read = ReadReport(document, retracted=_retracted(document["claims"]))
    is_newest = report.number == newest
    address = reverse("report", args=(slug,)) if is_newest else read.address
    context = {
        "report": read,
        "others": [(other, phrases.day(other.published_at.isoformat())) for other in others],
        "newer": None if is_newest else newest,
        "canonical": f"{settings.SITE_URL}{address}",
    }
    return render(request, "reports/report.html", context)


def _retracted(claims: list[ClaimEntry]) -> dict[str, str]:
    """When the sources of these claims were retracted, by what is cited: as the desk knows today.

    It stands beside the frozen words, never in them, and of a source that is protected by now nowhere.
    """
    pieces = (piece for claim in claims for piece in claim["evidence"])
    named = {words: compute_identity(words) for words in map(cited, pieces) if words}
    rows = Source.objects.retracted_among(named.values()) if named else ()
    days = {source.identity: source.retracted_at.date().isoformat() for source in rows}
    return {words: days[same] for words, same in named.items() if same in days}


def _first_or_404(slug: str, number: int | None) -> Report:
    """Return the report of that number, or the newest."""
    found = Report.objects.of(slug, number).first()
    if found is None:
        raise Http404
    return found


def _chosen(documents: list[Document], number: int | None) -> Document:
    """Return the document of that number, or the newest; the list is newest first."""
    for document in documents:
        if number in (None, document["number"]):
            return document
    raise Http404
