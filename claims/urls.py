"""Every address of Factcheck, by domain."""

from django.urls import include, path

urlpatterns = [
    path("", include("claims.desk.urls")),
    path("", include("claims.articles.urls")),
    path("", include("claims.evidence.urls")),
    path("", include("claims.people.urls")),
    path("", include("claims.mail.urls")),
    path("", include("claims.lists.urls")),
    path("", include("claims.reports.urls")),
    path("", include("claims.search.urls")),
]
