"""The poll of the bell in every page's bar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.web.context import news_of


@never_cache
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Show the bell; answer 204 if it shows the number `since` already. claims/web/polls.py mostly does before."""
    if request.GET.get("since") == str(news_of(request)):
        return HttpResponse(status=204)
    return render(request, "shared/_news.html")
