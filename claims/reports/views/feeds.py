"""What is published, for feed readers and search engines, and the page of all corrections."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from claims.models import NewsroomSettings, Report
from claims.reports.addresses import report_address
from claims.reports.document import public_title
from claims.reports.formats.visible import shown
from claims.reports.pages.overview import read_row
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE_SIZE = 20
NEWEST = 20
"""Entries of a feed."""


@login_not_required
@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """Send the newest reports as Atom (RFC 4287)."""
    return _send_feed("Fact checks", "report_feed", Report.objects.all())


@login_not_required
@require_safe
@conditional_page
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """Send the newest corrections as Atom."""
    return _send_feed("Corrections", "corrections_feed", _corrections())


@login_not_required
@require_safe
@conditional_page
def corrections(request: HttpRequest) -> HttpResponse:
    """List all corrections, newest first. `?before=` is the last report of the previous page."""
    before = whole_number(request.GET.get("before", ""))
    reports = _corrections() if before is None else _corrections().filter(pk__lt=before)
    page = read_page(reports.order_by("-pk"), PAGE_SIZE)
    context = {
        "newsroom": NewsroomSettings.get(),
        "rows": [(read_row(report.data), report.reason) for report in page.rows],
        "older": page.last.pk if page.last else None,
        "is_first_page": before is None,
    }
    return render(request, "reports/corrections.html", context)


def _corrections() -> QuerySet[Report]:
    return Report.objects.filter(number__gt=1)


def _send_feed(what: str, name: str, reports: QuerySet[Report]) -> HttpResponse:
    newsroom = NewsroomSettings.get()
    entries = reports.select_related("article").order_by("-published_at", "-pk")[:NEWEST]
    atom = _write_feed(f"{what} · {newsroom.name}", reverse(name), newsroom.name, entries)
    return HttpResponse(atom, content_type="application/atom+xml; charset=utf-8")


def _write_feed(title: str, address: str, author: str, reports: Iterable[Report]) -> str:
    atom = Atom1Feed(
        title=shown(title),
        link=f"{settings.SITE_URL}{reverse('report_list')}",
        description="",
        feed_url=f"{settings.SITE_URL}{address}",
        author_name=shown(author),
        language="en",
    )
    for report in reports:
        document = report.data
        link = report_address(document, settings.SITE_URL)
        said = report.reason if report.number > 1 else document.get("key_finding", "")
        atom.add_item(
            title=shown(public_title(document)),
            link=link,
            unique_id=link,
            description=shown(said),
            author_name=shown(document["published_by"] or author),
            pubdate=report.published_at,
            updateddate=report.published_at,
        )
    return atom.writeString("utf-8")


class ReportSitemap(Sitemap):
    """The page of the newest report of each article."""

    limit = 10_000

    def items(self) -> QuerySet[Report]:
        """Return the reports without their documents."""
        return Report.objects.newest().select_related("article").defer("document").order_by("pk")

    def location(self, item: Report) -> str:
        """Return the address that has always the newest."""
        return reverse("report", args=(item.article.slug,))

    def lastmod(self, item: Report) -> object:
        """Return when it was published."""
        return item.published_at

    def get_domain(self, site: object = None) -> str:
        """Return the host at which readers find the site, whatever host this request asked."""
        return settings.SITE_URL.partition("://")[2]

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of that address."""
        return settings.SITE_URL.partition("://")[0]
