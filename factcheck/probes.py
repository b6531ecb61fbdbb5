"""/live and /ready, for monitoring. They reveal nothing else to people who are not signed in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PLAIN_TEXT = "text/plain; charset=utf-8"


@require_safe
@never_cache
@login_not_required
def live(request: HttpRequest) -> HttpResponse:
    """Answer 200 as soon as requests are served; use nothing else, not even the database."""
    return HttpResponse("live\n", content_type=PLAIN_TEXT)


@require_safe
@never_cache
@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 if the database answers and the last verification of the ledger found no problem, else 503."""
    try:
        last = import_string(settings.READ_LAST_CHECK)()
    except Error:
        return HttpResponse("not ready\n", status=503, content_type=PLAIN_TEXT)
    word, status = ("ready", 200) if last.is_fine else ("not ready", 503)
    return HttpResponse(f"{word}\n{last.sentence}\n", status=status, content_type=PLAIN_TEXT)


PROBES = {"/live": live, "/ready": ready}


def answer_probes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer a probe under any host name, because most monitors use an IP address."""

    def answer(request: HttpRequest) -> HttpResponse:
        return PROBES.get(request.path_info, get_response)(request)

    return answer
