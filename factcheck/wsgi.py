"""The door for granian, or any other WSGI server."""

import ipaddress
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from factcheck import embedded, serving

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

type Environ = dict[str, Any]
type Application = Callable[[Environ, Callable], Iterable[bytes]]


def only_for_this_machine(desk: Application) -> Application:
    """Answer nobody outside this machine: in the demo one click signs in, without a password."""

    def answer(environ: Environ, start_response: Callable) -> Iterable[bytes]:
        if ipaddress.ip_address(environ["REMOTE_ADDR"]).is_loopback:
            return desk(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"The demo answers only to the machine that it runs on.\n"]

    return answer


if serving.MARK in os.environ:  # a worker of `manage.py serve` outlives neither of its elders
    serving.end_with_parent(os.getppid())
try:
    if settings.EMBEDDED_HOME:
        embedded.use(settings.EMBEDDED_HOME)
    application = get_wsgi_application()
    if settings.DEMO:
        application = only_for_this_machine(application)
except (ImproperlyConfigured, embedded.CannotStart) as refusal:
    sys.exit(str(refusal))
