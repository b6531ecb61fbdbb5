"""A source, with the claims that lean on it as far as blindness lets this reader see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.http import render_page
from claims.models import Evidence, Snapshot, Source


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a source that this person may know of."""
    found = get_object_or_404(Source.objects.visible_to(request.user), pk=pk)
    used = Evidence.objects.visible_to(request.user).of_source(found)[:100]
    copies = Snapshot.objects.visible_to(request.user).of_source(found).without_words()[:100]
    context = {"source": found, "used": used, "snapshots": copies}
    return render_page(request, "claims/source.html", context)
