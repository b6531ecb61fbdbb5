"""The web server: `python -m factcheck.server HOST PORT`, started by `manage.py serve`."""

import os
import sys

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from factcheck.supervisor import SUPERVISOR_VARIABLE, end_with_parent


def main(host: str, port: str) -> None:
    """Serve until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if supervisor := os.environ.get(SUPERVISOR_VARIABLE):
        end_with_parent(int(supervisor))
    Granian(
        "factcheck.wsgi:application",
        address="127.0.0.1" if host == "localhost" else host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=settings.THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=4,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
