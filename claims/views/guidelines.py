"""The desk's guidelines for reviewers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.http import render_page
from claims.models import Desk
from claims.prose import prose


@require_safe
def guidelines(request: HttpRequest) -> HttpResponse:
    """Show the guidelines in force."""
    desk = Desk.get()
    return render_page(
        request, "claims/guidelines.html", {"desk": desk, "text": prose(desk.guidelines)}
    )
