"""The results of a calculation while it is typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from claims.text.quantities.workings import work_out

MOST_CHARACTERS = 20_000
"""The limit of the form field."""


@require_POST
def calculations(request: HttpRequest) -> HttpResponse:
    """Work out the lines of the form field that `field` names; nothing is saved."""
    typed = request.POST.get(request.POST.get("field", ""), "")
    worked = work_out(typed[:MOST_CHARACTERS])
    return render(request, "evidence/_workings.html", {"worked": worked})
