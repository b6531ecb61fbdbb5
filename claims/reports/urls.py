"""URLs of published reports."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from claims.reports.views import embeds, feeds, published

REPORT = "reports/<slug:slug>"

urlpatterns = [
    path("reports/", published.report_list, name="report_list"),
    path("reports/feed.atom", feeds.feed, name="report_feed"),
    path("reports/corrections.atom", feeds.corrections_feed, name="corrections_feed"),
    path("corrections/", feeds.corrections, name="corrections"),
    path("oembed", embeds.oembed, name="oembed"),
    path(
        "sitemap.xml",
        login_not_required(sitemap),
        {"sitemaps": {"reports": feeds.ReportSitemap}},
        name="sitemap",
    ),
    path(f"{REPORT}/", published.report, name="report"),
    path(f"{REPORT}/<int:number>/", published.report_number, name="report_number"),
    path(f"{REPORT}/claims/<int:claim>/", published.report_claim, name="report_claim"),
    path(f"{REPORT}/<int:number>/claims/<int:claim>/", published.report_claim, name="report_claim"),
    path(f"{REPORT}/embed/", embeds.report_embed, name="report_embed"),
    path(f"{REPORT}/claims/<int:claim>/embed/", embeds.claim_embed, name="claim_embed"),
    path(f"{REPORT}/<int:number>/picture.png", published.picture, name="report_picture"),
    path(
        f"{REPORT}/<int:number>/claims/<int:claim>/picture.png",
        published.picture,
        name="report_picture",
    ),
    path(f"{REPORT}/<str:file>", published.report_file, name="report_file"),
    path(f"{REPORT}/<int:number>/<str:file>", published.report_file, name="report_file"),
]
