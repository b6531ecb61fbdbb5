"""URLs of published reports."""

from django.urls import path

from claims.reports.views import published

REPORT = "reports/<slug:slug>"

urlpatterns = [
    path("reports/", published.report_list, name="report_list"),
    path(f"{REPORT}/", published.report, name="report"),
    path(f"{REPORT}/<int:number>/", published.report_number, name="report_number"),
    path(f"{REPORT}/claims/<int:claim>/", published.report_claim, name="report_claim"),
    path(f"{REPORT}/<int:number>/claims/<int:claim>/", published.report_claim, name="report_claim"),
    path(f"{REPORT}/<int:number>/picture.png", published.picture, name="report_picture"),
    path(
        f"{REPORT}/<int:number>/claims/<int:claim>/picture.png",
        published.picture,
        name="report_picture",
    ),
    path(f"{REPORT}/<str:file>", published.report_file, name="report_file"),
    path(f"{REPORT}/<int:number>/<str:file>", published.report_file, name="report_file"),
]
