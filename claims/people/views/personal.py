"""What a person prefers: the theme; whether the tour is over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from claims.people.actions.preferences import choose_theme, end_tour
from claims.vocabulary import Theme
from claims.web.http import onward_address, wants_fragment


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme; an unknown one changes nothing. The page has switched already where scripts run."""
    chosen = request.POST.get("theme", "")
    if chosen in Theme:
        choose_theme(by=request.user, theme=Theme(chosen))
    return (
        HttpResponse(status=204) if wants_fragment(request) else redirect(onward_address(request))
    )


@require_POST
def tour(request: HttpRequest) -> HttpResponse:
    """End the tour for good."""
    end_tour(by=request.user)
    return redirect("home")
