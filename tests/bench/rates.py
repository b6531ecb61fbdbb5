"""How often a server answers one page in a second, and what each answer costs."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.cycle import percentile
from tests.bench.driving import Browser, Script, Unexpected, drive, summarise
from tests.bench.processes import CpuMeter

ROUNDS = 5


@dataclass(frozen=True)
class Visit:
    """One browser, and the request that it sends again and again."""

    browser: Browser
    request: bytes
    status: int = 200

    def repeat(self, until: float, answers: list[tuple[float, int]]) -> Script:
        """Send the request until that time; note the seconds and the bytes of each answer.

        Raises Unexpected if an answer has another status.
        """
        while time.perf_counter() < until:
            answer = yield self.request
            if answer.status != self.status:
                path = self.request.split(b" ", 2)[1].decode()
                raise Unexpected(f"{path}: {answer.status} {summarise(answer.body)}")
            answers.append((answer.seconds, answer.size))


@dataclass(frozen=True)
class Rate:
    """What a drive over one page gave."""

    per_second: float
    size: int
    """Bytes of an answer."""
    cpu_ms: dict[str, float]
    """Milliseconds of CPU for each answer, of the server, the database and this client."""
    ms: list[float]
    """The median, and the 99th percentile."""

    def details(self) -> dict[str, object]:
        return {"cpu_ms": self.cpu_ms, "ms": self.ms}


type Groups = Callable[[], dict[str, set[int]]]


def measure_rate(visits: Sequence[Visit], find_groups: Groups, *, seconds: float = 3) -> Rate:
    """Let all browsers ask at the same time, for so many seconds."""
    answers: list[tuple[float, int]] = []
    cpu = CpuMeter(find_groups())
    until = time.perf_counter() + seconds
    port = visits[0].browser.port
    took = drive(port, [visit.repeat(until, answers) for visit in visits])
    milliseconds = [1000 * waited for waited, _ in answers]
    return Rate(
        per_second=len(answers) / took,
        size=answers[-1][1],
        cpu_ms=cpu.read(len(answers)),
        ms=[percentile(milliseconds, part) for part in (50, 99)],
    )


def interleave(
    first: Callable[[], Rate], second: Callable[[], Rate], *, rounds: int = ROUNDS
) -> tuple[Rate, Rate]:
    """Measure two things in turn (A B A B …), so that whatever else the machine does falls on both.

    Returns the round of the median of each.
    """
    pairs = [(first(), second()) for _ in range(rounds)]
    return choose_median([a for a, _ in pairs]), choose_median([b for _, b in pairs])


def choose_median(rates: Sequence[Rate]) -> Rate:
    """Return the measured rate in the middle."""
    middle = statistics.median_low(rate.per_second for rate in rates)
    return next(rate for rate in rates if rate.per_second == middle)
