"""Published reports for readers: public, and the same for everyone."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.safestring import mark_safe
from django.views.decorators.http import conditional_page, require_safe

from claims.lists.pages.list_context import list_context
from claims.lists.queries.parsing import parse_query
from claims.models import NewsroomSettings, ParsedQuery, Report, ReportPicture, Source
from claims.models.report import ReportQuerySet
from claims.reports.addresses import claim_address
from claims.reports.document import ClaimEntry, cited_source, find_claim, neighbours
from claims.reports.formats import BY_FILE, FORMATS, share_picture
from claims.reports.formats.claim_review import claim_review, embed
from claims.reports.formats.made_files import file_of
from claims.reports.formats.report_pdf import CannotPrint
from claims.reports.forms.report_list_form import ReportListForm
from claims.reports.pages import phrases
from claims.reports.pages.annotated import excerpt
from claims.reports.pages.kept_pages import KeptPage, edition
from claims.reports.pages.overview import read_history, read_row
from claims.reports.pages.reader import ReadReport, read_claim
from claims.reports.pages.sharing import share_claim, share_report
from claims.reports.queries.report_state import ReportState, read_report_state
from claims.text.citations.identity import compute_identity
from claims.vocabulary import ListPage
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE_SIZE = 20
MOST_KEPT = 64
"""Pages of reports that a process keeps; one takes 30 to 300 kB."""


@login_not_required
@require_safe
@conditional_page
def report_list(request: HttpRequest) -> HttpResponse:
    """List the newest report of each article, newest first. `?before=` is the last report of the previous page."""
    form = ReportListForm(request.GET)
    is_known, before = form.is_valid(), whole_number(request.GET.get("before", ""))
    page = read_page(_listed_reports(form, before), PAGE_SIZE)
    context = {
        "newsroom": NewsroomSettings.get(),
        "form": form,
        "rows": [read_row(report.data) for report in page.rows],
        "older": page.last.pk if page.last else None,
        "is_first_page": before is None,
        **list_context(request, ListPage.REPORTS),
    }
    return render(request, "reports/report_list.html", context, status=200 if is_known else 422)


def _listed_reports(form: ReportListForm, before: int | None) -> ReportQuerySet:
    """Return the newest report of each article as the form wants them; with `before`, those that follow that report."""
    reports, is_oldest_first = Report.objects.newest(), form.chosen("sort") == "oldest"
    if typed := form.chosen("q"):
        query = parse_query(typed)
        found = reports.filter(searchable__vector=ParsedQuery(query))
        reports = found if query else reports.none()
    if state := form.chosen("state"):
        reports = reports.filter(number__gt=1) if state == "corrected" else reports.filter(number=1)
    if before is not None:
        reports = reports.filter(**{f"pk__{'gt' if is_oldest_first else 'lt'}": before})
    return reports.order_by("pk" if is_oldest_first else "-pk")


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
    state = _find_state(slug, number)
    return _send_unless_known(
        request, state, f"claim-{claim}", lambda: _render_claim(state, slug, claim)
    )


@login_not_required
@require_safe
@conditional_page
def report_file(
    request: HttpRequest, slug: str, file: str, number: int | None = None
) -> HttpResponse:
    """Download a report as a file. Without a number, redirect to the file of the newest report."""
    if file not in BY_FILE:
        raise Http404
    state = _find_state(slug, number)
    if number is None:
        return HttpResponseRedirect(reverse("report_file", args=(slug, state.number, file)))
    etag = f'W/"{file}-{state.id}"'  # it was made once and never changes
    known = get_conditional_response(request, etag=etag)
    if known:
        return known
    format_ = FORMATS[BY_FILE[file]]
    try:
        content = file_of(Report.objects.get(pk=state.id), BY_FILE[file])
    except CannotPrint as reason:
        return HttpResponse(f"{reason}\n", status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=format_.media_type, headers={"ETag": etag})
    response["X-Content-Type-Options"] = "nosniff"
    if format_.is_saved:
        stem, ending = file.split(".")
        name = f"{slug}-{stem}-{state.number}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_not_required
@require_safe
def picture(request: HttpRequest, slug: str, number: int, claim: int = 0) -> HttpResponse:
    """Send the picture of a report, or of one of its claims, as it was drawn when the report was published.

    Reports of earlier releases have none, and for a moment the newest: then it is drawn now.
    """
    state = _find_state(slug, number)
    stored = ReportPicture.objects.filter(report=state.id, claim=claim).values_list("content")
    row = stored.first()
    content = bytes(row[0]) if row else _draw(state, claim)
    response = HttpResponse(content, content_type=share_picture.MEDIA_TYPE)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(MOST_KEPT)
def _draw(state: ReportState, claim: int) -> bytes:
    document = Report.objects.get(pk=state.id).data
    try:
        return (
            share_picture.draw_claim(document, claim)
            if claim
            else share_picture.draw_report(document)
        )
    except LookupError as missing:
        raise Http404 from missing


def _report_page(request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    state = _find_state(slug, number)
    return _send_unless_known(request, state, "report", lambda: _render_report(state))


@lru_cache(MOST_KEPT)
def _render_report(state: ReportState) -> KeptPage:
    report = Report.objects.select_related("article").get(pk=state.id)
    others = Report.objects.filter(article=report.article).order_by("-number").defer("document")
    document = report.data
    shown = ReadReport(document, retractions=_retractions(document["claims"]))
    address = reverse("report", args=(report.article.slug,)) if state.is_newest else shown.address
    days = [(other, phrases.day(other.published_at.isoformat())) for other in others]
    context = {
        "report": shown,
        "others": days,
        "first_published": days[-1][1] if document["number"] > 1 else "",
        "newer": None if state.is_newest else state.newest,
        "canonical": f"{settings.SITE_URL}{address}",
        "files": FORMATS.values(),
        "share": share_report(shown, f"{settings.SITE_URL}{address}", settings.SITE_URL),
    }
    return KeptPage(render_to_string("reports/report.html", context).encode())


@lru_cache(MOST_KEPT)
def _render_claim(state: ReportState, slug: str, claim: int) -> KeptPage:
    documents = [each.data for each in Report.objects.of(slug)]
    document = next(each for each in documents if each["number"] == state.number)
    entry = find_claim(document, claim)
    if entry is None:
        raise Http404
    previous, following = neighbours(document, claim)
    # Only the newest report may give a ClaimReview, because the URL of the claim has no report number.
    review = claim_review(document, entry, settings.SITE_URL) if state.is_newest else None
    history = read_history(documents, claim)
    address = claim_address(document, claim, settings.SITE_URL)
    shown = read_claim(document, entry, retractions=_retractions([entry]))
    context = {
        "report": ReadReport(document),
        "claim": shown,
        "share": share_claim(document, shown, address, settings.SITE_URL),
        "previous": previous,
        "following": following,
        "blocks": excerpt(document, entry),
        "history": history if len(history) > 1 else [],
        "newer": None if state.is_newest else state.newest,
        "canonical": address,
        "claim_review": mark_safe(embed(review)) if review else "",  # noqa: S308 - embed() escapes
    }
    return KeptPage(render_to_string("reports/report_claim.html", context).encode())


def _etag(state: ReportState, page: str) -> str:
    # Weak, since the same page may be sent compressed.
    return f'W/"{page}-{edition()}-{state.digest}"'


def _send_unless_known(
    request: HttpRequest, state: ReportState, page: str, render: Callable[[], KeptPage]
) -> HttpResponse:
    """Answer 304 to a browser that has the page in this state, without reading the document; else send the page."""
    etag = _etag(state, page)
    known = get_conditional_response(request, etag=etag)
    if known:
        return known
    kept = render()
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(kept.compressed, headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(kept.html)
    response["ETag"] = etag
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


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


def _find_state(slug: str, number: int | None) -> ReportState:
    """Return the state of the report with this number, or of the newest. Raises Http404."""
    state = read_report_state(slug, number)
    if state is None:
        raise Http404
    return state
