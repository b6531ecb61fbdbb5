"""Background jobs, and the worker that runs them.

Jobs are rows in the same database, written in the transaction that requests them. A worker sends a heartbeat every few
seconds. When it stops, another worker starts its jobs again.
"""

import asyncio
import contextlib
import logging
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from claims.desk.actions import closing
from claims.desk.pages.digest import list_needs_of
from claims.evidence.actions import capturing
from claims.ledger.anchoring import is_anchoring_on, make_anchor, send_anchor
from claims.ledger.checking import check_ledger
from claims.ledger.heads import record_all_heads
from claims.mail.actions import queueing, sending
from claims.models import Report
from claims.reports.actions import picturing, publishing
from claims.reports.formats.made_files import make_files
from claims.reports.formats.share_picture import draw_all

logger = logging.getLogger("django.claims")
CONCURRENCY = 2
"""Jobs that a worker runs at the same time."""
DIGEST_HOURS = range(7, 12)
"""Hours of the newsroom's day in which digests are written; mostly the first, if a worker runs then."""


@app.task(
    name=capturing.TASK,
    pass_context=True,
    retry=RetryStrategy(max_attempts=capturing.MOST_ATTEMPTS, wait=5),
)
def take_snapshot(context: JobContext, *, snapshot: str) -> None:
    """Take a saved copy of a source."""
    capturing.take_snapshot(snapshot=UUID(snapshot), attempts=context.job.attempts)


@app.task(name=closing.SETTLE)
def settle_round(*, round_: int, by: int) -> None:
    """Close a round that was only waiting for a lease to end."""
    closing.settle_round(round_=round_, by=by)


@app.task(name=publishing.MAKE_FILES, aliases=["claims.draw_pictures"])
def make_report_files(*, report: int) -> None:
    """Draw the pictures of a report that was published, make its files, and store them with it."""
    published = Report.objects.get(pk=report)
    picturing.store_pictures(report=published, drawn=draw_all(published.data))
    make_files(published)


@app.task(
    name=queueing.SEND,
    retry=RetryStrategy(max_attempts=sending.MOST_ATTEMPTS, exponential_wait=3),
)
def send_mail(*, mail: int) -> None:
    """Send an e-mail."""
    sending.send_mail(mail=mail)


@app.periodic(cron="0 * * * *")
@app.task(name="claims.send_digests", queueing_lock="digests", pass_context=False)
def send_digests(timestamp: int) -> None:
    """Look every hour for e-mails that were lost, and in the morning for people who get a digest."""
    if not queueing.is_mail_on():
        return
    sending.send_lost_mails()
    sending.forget_old_mails()
    now = timezone.localtime()
    if now.hour in DIGEST_HOURS:
        write_digests(now.date())


def write_digests(day: date) -> None:
    """Write the digest of a day to each person who wants one and whom something needs."""
    for person in queueing.people_for_digest(day):
        if lines := list_needs_of(person):
            queueing.queue_digest(person=person, day=day, lines=lines)


@app.periodic(cron="30 3 * * *")
@app.task(name="claims.check_ledger", queueing_lock="check_ledger", pass_context=False)
def check_ledger_daily(timestamp: int) -> None:
    """Verify the ledger, and record the heads of all chains in the newsroom's. Problems are logged, and /ready reports them."""
    found = check_ledger().found
    if found.total:  # what is wrong is not recorded as if it were right
        first = found.problems[0].sentence
        logger.error("Problems of the activity log: %s. The first: %s", found.total, first)
        return
    record_all_heads()


@app.periodic(cron="45 3 * * *")
@app.task(
    name="claims.anchor_ledger",
    queueing_lock="anchor_ledger",
    pass_context=False,
    retry=RetryStrategy(max_attempts=5, exponential_wait=30),
)
def anchor_ledger_daily(timestamp: int) -> None:
    """Send the heads of all chains where the settings say."""
    if is_anchoring_on():
        send_anchor(make_anchor())


async def work() -> None:
    """Run jobs until the process is told to stop. It ends if the database connection is lost; the server starts another."""
    with app.replace_connector(app.connector.get_worker_connector()):
        # If one task of the group fails, both end.
        async with app.open_async(), asyncio.TaskGroup() as group:
            retrying = group.create_task(_retry_stalled_jobs())
            await app.run_worker_async(
                concurrency=CONCURRENCY,
                update_heartbeat_interval=settings.WORKER_HEARTBEAT,
                stalled_worker_timeout=settings.WORKER_DEAD_AFTER,
                delete_jobs="successful",
            )
            retrying.cancel()


async def _retry_stalled_jobs() -> None:
    """Give the jobs of workers that stopped to other workers."""
    while True:
        await asyncio.sleep(settings.WORKER_HEARTBEAT)
        with contextlib.suppress(ConnectorException):  # another worker retries it
            stalled = await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=settings.WORKER_DEAD_AFTER
            )
            for job in stalled:
                await app.job_manager.retry_job(job)
