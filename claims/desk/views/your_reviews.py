"""A reviewer's own page about their reviews and the newsroom's decisions."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.desk.pages.mirror import build_mirror
from claims.web.http import render_page


@require_safe
def mirror(request: HttpRequest) -> HttpResponse:
    """Show reviewers how their own reviews compare. There is no address for those of somebody else."""
    if not request.user.is_reviewer:
        raise PermissionDenied
    return render_page(request, "desk/mirror.html", {"mirror": build_mirror(request.user)})
