"""The WSGI application, for granian or any other WSGI server."""

import ipaddress
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from factcheck import embedded
from factcheck.cluster_paths import CannotStart
from factcheck.external_database import limit_statements
from factcheck.supervisor import HOME_VARIABLE, end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

type Environ = dict[str, Any]
type Application = Callable[[Environ, Callable], Iterable[bytes]]


def restrict_to_this_computer(application: Application) -> Application:
    """Answer 403 to other computers: in the demo one click signs in, without a password."""

    def answer(environ: Environ, start_response: Callable) -> Iterable[bytes]:
        if ipaddress.ip_address(environ["REMOTE_ADDR"]).is_loopback:
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"The demo answers only to the computer that it runs on.\n"]

    return answer


if HOME_VARIABLE in os.environ:  # a process of `manage.py serve` ends with its parent
    end_with_parent(os.getppid())
try:
    if settings.STATEMENT_SECONDS:
        limit_statements(settings.DATABASES["default"], settings.STATEMENT_SECONDS)
    if settings.EMBEDDED_HOME:
        embedded.start_using(settings.EMBEDDED_HOME)
    application = get_wsgi_application()
    if settings.DEMO:
        application = restrict_to_this_computer(application)
except (ImproperlyConfigured, CannotStart) as refusal:
    sys.exit(str(refusal))
