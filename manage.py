#!/usr/bin/env python
"""Django's command line. Starts the embedded PostgreSQL first if DATABASE_URL is not set."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from factcheck import embedded
from factcheck.cluster_paths import CannotStart
from factcheck.external_database import require_database

# These commands read and write no rows, or (serve) start the database themselves.
WITHOUT_DATABASE = {
    "collectstatic",
    "compilemessages",
    "fit_checkworthiness",
    "help",
    "makemessages",
    "serve",
    "split_text",
    "version",
}


def main() -> None:
    """Run the command on the command line; if it cannot start, print one sentence that says why."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "help")
    os.environ["FACTCHECK_COMMAND"] = command
    try:
        if command not in WITHOUT_DATABASE:
            if settings.EMBEDDED_HOME:
                embedded.start_using(settings.EMBEDDED_HOME)
            else:
                variable = "DATABASE_OWNER_URL" if settings.IS_OWNER else "DATABASE_URL"
                require_database(settings.DATABASES["default"], variable)
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, CannotStart) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
