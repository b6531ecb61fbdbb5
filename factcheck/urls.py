"""The addresses of the machine room; the desk's own are in claims/urls.py."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_not_required
def live(request: HttpRequest) -> HttpResponse:
    """200 as soon as requests are served; touches nothing else."""
    return HttpResponse("live\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503; says no more than that to a stranger."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("not ready\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("live", live, name="live"),
    path("ready", ready, name="ready"),
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]
