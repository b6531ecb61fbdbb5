#!/usr/bin/env python
"""Django's command line, with the desk's own PostgreSQL under it when no DATABASE_URL is set."""

import os
import sys

# These read or write no row, or (serve) start the database themselves.
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
    """Run the command that was typed; what cannot start says why in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "help")
    os.environ["FACTCHECK_COMMAND"] = command

    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from factcheck import start
    from factcheck.embedded import CannotStart, use

    try:
        if command not in WITHOUT_DATABASE:
            if settings.EMBEDDED_HOME:
                use(settings.EMBEDDED_HOME)
            else:
                start.require_database(settings.DATABASES["default"])
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, CannotStart) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
