"""manage.py work: one worker for background jobs; `serve` starts one by itself."""

import asyncio
import os
from typing import Any

from django.core.management import BaseCommand

from claims import tasks
from factcheck.supervisor import SUPERVISOR_VARIABLE, end_with_parent


class Command(BaseCommand):
    """Save copies of sources until told to stop."""

    help = "Run one more worker for background jobs, on this machine or another."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        if supervisor := os.environ.get(SUPERVISOR_VARIABLE):
            end_with_parent(int(supervisor))
        asyncio.run(tasks.work())
