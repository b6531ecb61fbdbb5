"""manage.py work: one worker for what the desk does in the background; `serve` starts one by itself."""

import asyncio
import os
from typing import Any

from django.core.management import BaseCommand

from claims import tasks
from factcheck import serving


class Command(BaseCommand):
    """Take copies of sources until told to stop."""

    help = "Do the desk's background work: one more worker, on this machine or another."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        if supervisor := os.environ.get(f"{serving.MARK}_FOR"):
            serving.end_with_parent(int(supervisor))
        asyncio.run(tasks.work())
