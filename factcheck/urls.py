"""Addresses of the project; those of the application are in claims/urls.py."""

from django.contrib import admin
from django.urls import include, path

from factcheck.probes import live, ready

urlpatterns = [
    path("live", live, name="live"),
    path("ready", ready, name="ready"),
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]
