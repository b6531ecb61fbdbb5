"""The reviewer's loop, as a browser without script does it: submit a review with one source, see the next claim."""

import html
import math
import re
import statistics
import time
import uuid
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field

from tests.bench.driving import Answer, Browser, Script, Unexpected, drive, summarise

FORM = re.compile(rb'<form id="review".*?</form>', re.DOTALL)
FIELD = re.compile(
    rb'<input(?=[^>]*\bname="(version|lease|submission|claim_version|round_number|answer)")'
    rb'(?=[^>]*\bvalue="([^"]*)")'
)
RATIONALE = (
    "The figure stands in the yearbook of the office, table 4, and was 35,000 in the month before; "
)


@dataclass
class Times:
    """Milliseconds of each request, and of each cycle."""

    cycle: list[float] = field(default_factory=list)
    submit: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    """The size of each page of a claim."""
    changes_of_article: int = 0
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.cycle) / self.seconds

    def summarise(self) -> dict[str, object]:
        """Return the median, the 95th and the 99th percentile of each list of times."""
        return {
            f"{name}_ms": [percentile(getattr(self, name), part) for part in (50, 95, 99)]
            for name in ("cycle", "submit", "page")
        } | {
            "page_bytes": round(statistics.mean(self.bytes)),
            "changes_of_article": self.changes_of_article,
        }


def percentile(values: Sequence[float], part: int) -> float:
    """Return the smallest value that so many per cent of the values do not exceed."""
    if not values:
        return math.nan
    return round(sorted(values)[math.ceil(len(values) * part / 100) - 1], 1)


class Reviewer:
    """One reviewer, who goes on with the claim in front of them each time that a drive begins."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.where, self.page, self.size = "", b"", 0

    def work(self, times: Times, until: float, most: float) -> Script:
        """Review claims until that time, or so many."""
        if not self.page:
            yield from self._take_next()
        while time.perf_counter() < until and most > 0:
            began = time.perf_counter()
            answer = yield from self._ask(
                self.browser.post(f"{self.where}review/", fill_in(self.page))
            )
            submitted = time.perf_counter()
            yield from self._open(answer.location)
            if not self.page:  # there is no more claim for them in this article
                times.changes_of_article += 1
                yield from self._take_next()
            ended = time.perf_counter()
            times.submit.append(1000 * (submitted - began))
            times.page.append(1000 * (ended - submitted))
            times.cycle.append(1000 * (ended - began))
            times.bytes.append(self.size)
            most -= 1

    def _ask(self, request: bytes) -> Generator[bytes, Answer, Answer]:
        answer = yield request
        self.browser.keep_cookies(answer)
        return answer

    def _open(self, where: str) -> Generator[bytes, Answer]:
        answer = yield from self._ask(self.browser.get(where))
        form = FORM.search(answer.body)
        self.where, self.page, self.size = where, form[0] if form else b"", answer.size

    def _take_next(self) -> Generator[bytes, Answer]:
        answer = yield from self._ask(self.browser.post("/next/", {}))
        yield from self._open(answer.location)
        if not self.page:
            raise Unexpected(f"no claim to review at {self.where}")


def fill_in(form: bytes) -> dict[str, str]:
    """Return the fields of a review: those of the page's form, the first verdict, a rationale and one source."""
    fields = {}
    for name, value in FIELD.findall(form):
        fields.setdefault(name.decode(), html.unescape(value.decode()))
    if "answer" not in fields:
        raise Unexpected(f"a form without a verdict: {summarise(form)}")
    key = str(uuid.uuid4())
    source = {
        "cited": f"https://example.org/{key}",
        "title": "Yearbook",
        "publisher": "The office",
        "stance": "supports",
        "passage": "It was 35,000.",
    }
    return (
        fields
        | {"rationale": RATIONALE * 2, "confidence": "4", "source": key}
        | {f"source-{key}-{name}": value for name, value in source.items()}
    )


def review(
    port: int, reviewers: Iterable[Reviewer], *, seconds: float, most: float = math.inf
) -> Times:
    """Let reviewers work at the same time, for so many seconds or so many claims each."""
    times, until = Times(), time.perf_counter() + seconds
    times.seconds = drive(port, [person.work(times, until, most) for person in reviewers])
    return times
