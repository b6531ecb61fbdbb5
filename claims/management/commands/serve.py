"""manage.py serve: the whole desk as one process tree, on a laptop and on a server."""

import hashlib
import os
import signal
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command, get_commands
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from claims.models import Person
from factcheck import embedded, serving, start

TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    """Start the database if it is ours, bring everything up to date, serve until told to stop."""

    help = "Migrate, seed and serve the desk; Ctrl-C stops everything, the database included."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--end-with-parent",
            action="store_true",
            help="stop when the process that started this one is gone (make run)",
        )

    def handle(self, **options: Any) -> None:
        for number in TO_STOP:
            signal.signal(number, _stop)
        if options["end_with_parent"]:
            serving.end_with_parent(os.getppid())
        address = f"http://localhost:{settings.PORT}/" if settings.DEMO else f"{settings.SITE_URL}/"
        with serving.only_one(settings.HOME, address):
            serving.require_free_port(settings.HOST, settings.PORT)
            try:
                self.prepare()
                self.serve(address)
            finally:
                if settings.EMBEDDED_HOME:
                    embedded.leave(settings.EMBEDDED_HOME)

    def prepare(self) -> None:
        """Everything that must be true before the first request; what is true already costs nothing."""
        if settings.EMBEDDED_HOME:
            embedded.use(settings.EMBEDDED_HOME)
        else:
            start.require_database(settings.DATABASES["default"])
        try:
            _migrate()
            if "seed" in get_commands():
                call_command("seed", stdout=self.stdout, stderr=self.stderr)
        except Error as error:
            reason = str(error).strip().splitlines()[0].rstrip(".")
            raise embedded.CannotStart(f"The database refused: {reason}.") from error
        finally:
            connection.close()
            connection.close_pool()
        _collect_static()

    def serve(self, address: str) -> None:
        """Run the server and a worker, and say where the desk is and who can sign in."""
        server = serving.start_server(settings.HOME, settings.HOST, settings.PORT)
        try:
            serving.wait_until_live(server, settings.HOST, settings.PORT)
            self.stdout.write(f"{address}\n{_who_can_sign_in()}\nCtrl-C stops the desk.")
            self.stdout.flush()
            connection.close()
            connection.close_pool()
            with serving.working(settings.HOME) as look:
                if serving.wait_for_end(server, look):
                    raise embedded.CannotStart("The server ended; its own words stand above.")
        finally:
            serving.stop(server)


def _stop(*_signal: object) -> None:
    for number in TO_STOP:  # the end is under way: a second signal would only make it disorderly
        signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static() -> None:
    """Collect and compress the static files, unless these very files were collected before."""
    stamp = settings.STATIC_ROOT / ".collected"
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    try:
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(digest.hexdigest())
    except OSError as error:
        raise embedded.CannotStart(f"The static files cannot be collected: {error}.") from error


def _who_can_sign_in() -> str:
    if not settings.DEMO:
        return (
            ""
            if Person.objects.filter(is_active=True).exists()
            else "Nobody can sign in yet: manage.py createsuperuser makes the first person."
        )
    lines = [f"  {person} ({', '.join(sorted(person.roles))})" for person in Person.objects.demo()]
    return "\n".join(["Sign in with one click, as", *lines]) if lines else "Nobody can sign in yet."
