"""Entry `reference`: the reviewer's loop against bare Django views that send the same statements."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.test import override_settings

from claims.models import Person
from tests.bench import newsroom
from tests.bench.cycle import Reviewer, Times, review
from tests.bench.cycle_entry import start_work
from tests.bench.driving import Browser
from tests.bench.processes import CpuMeter
from tests.bench.reference import recording
from tests.bench.reference import settings as bare_settings
from tests.bench.reference.recording import FOLDER
from tests.bench.results import Result, ratio_at_least
from tests.bench.running import Running, serve_reference
from tests.bench.site import CLIENTS, Site
from tests.browsers import free_port

SECONDS = 4.0
ROUNDS = 5
"""Drives of each of the two, in turn: A B A B …"""


@dataclass(frozen=True)
class Round:
    """One drive of each: what they did, and the CPU time of each cycle by who used it."""

    ours: Times
    bare: Times
    our_cpu: dict[str, float]
    bare_cpu: dict[str, float]


def measure(site: Site) -> Iterator[Result]:
    """Yield our rate, with its ratio to that of the bare views."""
    people = prepare(site.home / FOLDER, f"localhost:{site.port}", site.editor, CLIENTS)
    reviewers = start_work(site, SECONDS * ROUNDS)
    port = free_port()
    with serve_reference(site.home, port) as bare:
        others = open_bare(port, people)
        review(port, others, seconds=2)
        rounds = []
        for _ in range(ROUNDS):
            ours, our_cpu = drive_once(site.running, reviewers)
            theirs, bare_cpu = drive_once(bare, others)
            rounds.append(Round(ours, theirs, our_cpu, bare_cpu))
        yield compare(rounds, site.home)


def drive_once(server: Running, reviewers: Sequence[Reviewer]) -> tuple[Times, dict[str, float]]:
    """Let the reviewers work for one round; return their times, and the CPU time of each cycle."""
    cpu = CpuMeter(server.find_groups())
    times = review(server.port, reviewers, seconds=SECONDS)
    return times, cpu.read(len(times.cycle))


def compare(rounds: Sequence[Round], home: Path) -> Result:
    """Return our median rate with its ratio to that of the bare views."""
    rate = statistics.median(each.ours.per_second for each in rounds)
    bare_rate = statistics.median(each.bare.per_second for each in rounds)
    cycle = next(iter(recording.read(home / FOLDER).values()))
    details = {
        "bare_per_second": round(bare_rate, 1),
        "rounds": [
            [round(each.ours.per_second, 1), round(each.bare.per_second, 1)] for each in rounds
        ],
        "cpu_ms": rounds[-1].our_cpu,
        "bare_cpu_ms": rounds[-1].bare_cpu,
        "database_cpu_ms": [
            [each.our_cpu["database"], each.bare_cpu["database"]] for each in rounds
        ],
        "cpu_ratio": round(sum(rounds[-1].bare_cpu.values()) / sum(rounds[-1].our_cpu.values()), 2),
        "statements": {"submit": len(cycle.submit), "page": len(cycle.page)},
        "bare": rounds[-1].bare.summarise(),
    }
    sizes = {"clients": CLIENTS, "seconds": SECONDS, "rounds": len(rounds)}
    return Result(
        "cycle against bare views", rate, "cycles/s", ratio_at_least(0.4), rate / bare_rate, sizes, details
    )  # fmt: skip


def prepare(folder: Path, host: str, editor: Person, count: int) -> list[Person]:
    """Make people, each with an article of their own, and record a cycle of each; return the people."""
    folder.mkdir(exist_ok=True)
    people = newsroom.make_reviewers("Bare", count)
    cycles = {}
    for number, person in enumerate(people):
        text = f"Copy {number} is for comparison.\n\n{newsroom.read_sample()}"
        article = newsroom.load(text, editor, [person], reviews_needed=newsroom.REVIEWS)
        cycles[person.pk] = recording.record_cycle(person, article, host, folder)
    recording.save(cycles, folder)
    newsroom.collect_statistics()
    return people


def open_bare(port: int, people: Sequence[Person]) -> list[Reviewer]:
    """Return browsers in which these people are signed in to the bare views."""
    return [Reviewer(Browser(port, cookies)) for cookies in sign_in_bare(people)]


def sign_in_bare(people: Sequence[Person]) -> list[dict[str, str]]:
    """Return the cookies of sessions as Django's own middleware knows them."""
    stock = {"SESSION_ENGINE": bare_settings.SESSION_ENGINE}
    stock["AUTHENTICATION_BACKENDS"] = bare_settings.AUTHENTICATION_BACKENDS
    with override_settings(**stock):
        return [newsroom.sign_in(person) for person in people]
