"""manage.py serve: the server, its worker and its database as one process tree."""

import hashlib
import os
import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from claims.management.seeding import load_first_content
from claims.models import Person
from factcheck import embedded, supervisor
from factcheck.cluster_paths import CannotStart
from factcheck.database_roles import describe_risk, grant_rights, lacks_rights
from factcheck.external_database import require_database

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    """Start the database if it is ours, update tables and files, and serve until told to stop."""

    help = "Update the database and serve Factcheck. Ctrl+C stops everything, the database too."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--end-with-parent",
            action="store_true",
            help="stop when the process that started this one ends (used by make run)",
        )

    def handle(self, **options: Any) -> None:
        for number in STOP_SIGNALS:
            signal.signal(number, _stop)
        if options["end_with_parent"]:
            supervisor.end_with_parent(os.getppid())
        address = f"http://localhost:{settings.PORT}/" if settings.DEMO else f"{settings.SITE_URL}/"
        with supervisor.hold_run_lock(settings.HOME, address):
            supervisor.require_free_port(settings.HOST, settings.PORT)
            try:
                self.prepare()
                self.serve(address)
            finally:
                if settings.EMBEDDED_HOME:
                    embedded.stop_using(settings.EMBEDDED_HOME)

    def report(self, line: str) -> None:
        """Print a line at once, even if the output is a pipe."""
        self.stdout.write(line)
        self.stdout.flush()

    def prepare(self) -> None:
        """Make whatever the server needs and does not have yet, with a line of progress for each step."""
        self.start_database()
        try:
            self.migrate()
            load_first_content(self.report)
        except Error as error:
            reason = str(error).strip().splitlines()[0].rstrip(".")
            raise CannotStart(f"The database refused: {reason}.") from error
        finally:
            connection.close()
            connection.close_pool()
        self.collect_static_files()

    def start_database(self) -> None:
        if not settings.EMBEDDED_HOME:
            require_database({"OPTIONS": {}} | settings.APPLICATION_DATABASE)
            if settings.OWNER_DATABASE:
                require_database({"OPTIONS": {}} | settings.OWNER_DATABASE, "DATABASE_OWNER_URL")
            return
        if not embedded.has_cluster(settings.EMBEDDED_HOME):
            self.report("Making the database")
        embedded.start_using(settings.EMBEDDED_HOME)

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.report(f"Updating the tables ({len(plan)} migrations)")
            call_command("migrate", interactive=False, verbosity=0)  # gives the rights too
        elif settings.APPLICATION_ROLE and lacks_rights(connection, settings.APPLICATION_ROLE):
            grant_rights(connection, settings.APPLICATION_ROLE)
        if risk := describe_risk(connection, settings.APPLICATION_ROLE):
            self.report(f"Warning: {risk}")

    def collect_static_files(self) -> None:
        """Collect and compress the static files if one of them changed since the last time."""
        stamp, digest = settings.STATIC_ROOT / ".collected", _hash_static_files()
        if stamp.exists() and stamp.read_text() == digest:
            return
        self.report("Compressing style sheets and scripts")
        try:
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(digest)
        except OSError as error:
            raise CannotStart(
                f"The static files cannot be written to {settings.STATIC_ROOT}: {error}."
            ) from error

    def serve(self, address: str) -> None:
        """Run the server and a worker; say where the server is, who can sign in and how to stop."""
        server = supervisor.start_server(settings.HOME, settings.HOST, settings.PORT)
        try:
            supervisor.wait_until_live(server, settings.HOST, settings.PORT)
            self.report(_announce(address))
            connection.close()
            connection.close_pool()
            with supervisor.run_worker(settings.HOME) as replace_ended_worker:
                if supervisor.wait_for_end(server, replace_ended_worker):
                    raise CannotStart("The server ended by itself; the lines above say why.")
        finally:
            supervisor.stop_child(server)


def _stop(*_signal: object) -> None:
    for number in STOP_SIGNALS:  # a second signal must not interrupt the orderly end
        signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)


def _hash_static_files() -> str:
    """Return a hash that changes with the name, size or time of any static file."""
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda entry: entry[0]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _announce(address: str) -> str:
    """Return what a person needs once the server answers; the address has a line of its own."""
    lines = ["", "Factcheck is running. Open this address in a browser:", "", address, ""]
    return "\n".join([*lines, *_list_people(), "Press Ctrl+C to stop."])


def _list_people() -> list[str]:
    """Say who can sign in, if it is the demo or if no one can."""
    if settings.DEMO and (people := list(Person.objects.demo())):
        lines = [f"  {person} ({', '.join(sorted(person.roles))})" for person in people]
        return ["Sign in with one click, without a password, as", *lines, ""]
    if Person.objects.filter(is_active=True).exists():
        return []
    return ["No one can sign in yet: add the first person with `manage.py createsuperuser`.", ""]
