"""What the desk does in the background, and the worker that does it.

Jobs are rows of the same PostgreSQL, written in the transaction that wants them. A worker says every few
seconds that it lives; what a dead one had begun is begun again by another.
"""

import asyncio
import contextlib
from uuid import UUID

from django.conf import settings
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from claims.desk.actions import closing
from claims.evidence.actions import capturing

AT_ONCE = 2
"""Jobs that a worker does side by side."""


@app.task(
    name=capturing.TASK,
    pass_context=True,
    retry=RetryStrategy(max_attempts=capturing.MOST_ATTEMPTS, wait=5),
)
def take_snapshot(context: JobContext, *, snapshot: str) -> None:
    """Take the copy of a source."""
    capturing.take_snapshot(snapshot=UUID(snapshot), attempts=context.job.attempts)


@app.task(name=closing.SETTLE)
def settle_round(*, round_: int, by: int) -> None:
    """Close a round that waited for a lease without a word."""
    closing.settle_round(round_=round_, by=by)


async def work() -> None:
    """Do jobs until told to stop. A lost database ends it; whoever started it starts another."""
    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async(), asyncio.TaskGroup() as group:  # if either breaks, both end
            rescue = group.create_task(_rescue_jobs())
            await app.run_worker_async(
                concurrency=AT_ONCE,
                update_heartbeat_interval=settings.WORKER_HEARTBEAT,
                stalled_worker_timeout=settings.WORKER_DEAD_AFTER,
                delete_jobs="successful",
            )
            rescue.cancel()


async def _rescue_jobs() -> None:
    """Give the jobs of dead workers back to those that live."""
    while True:
        await asyncio.sleep(settings.WORKER_HEARTBEAT)
        with contextlib.suppress(ConnectorException):  # another worker was faster
            stalled = await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=settings.WORKER_DEAD_AFTER
            )
            for job in stalled:
                await app.job_manager.retry_job(job)
