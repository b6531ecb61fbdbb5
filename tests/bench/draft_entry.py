"""Entry `draft`: what it costs to save a draft while somebody types, as the page's script saves it."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from claims.evidence.forms.evidence_form import EvidenceForm
from tests.bench.cycle import FORM, fill_in, percentile
from tests.bench.driving import Browser, Script, Unexpected, drive, summarise
from tests.bench.processes import CpuMeter
from tests.bench.results import Result, at_most
from tests.bench.site import VISITORS, Site

SECONDS = 5.0
WARM_UP = 1.0
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
SAVED = re.compile(rb'data-version="(\d+)"(?: data-lease="(\d+)")?')


@dataclass
class Saves:
    """What the saves of all writers took."""

    ms: list[float] = field(default_factory=list)
    sent: int = 0
    """Bytes of the newest request."""
    received: int = 0
    """Bytes of the newest answer."""


class Writer:
    """Somebody who writes a review of one claim; what they typed so far stays."""

    def __init__(self, browser: Browser, where: str) -> None:
        self.browser, self.where = browser, where
        self.fields: dict[str, str] = {}
        self.words = 0

    def write(self, saves: Saves, until: float, most: float) -> Script:
        """Type a word and save, again and again until that time, or so many times."""
        if not self.fields:
            answer = yield self.browser.get(self.where)
            form = FORM.search(answer.body)
            if not form:
                raise Unexpected(f"no form at {self.where}: {summarise(answer.body)}")
            self.fields = fill_in_every_field(form[0])
        while time.perf_counter() < until and most > 0:
            self.words = (self.words + 1) % 50
            self.fields["rationale"] = " ".join(["Counted"] * (1 + self.words))
            request = self.browser.post(f"{self.where}draft/", self.fields)
            answer = yield request
            saved = SAVED.search(answer.body)
            if answer.status != 200 or not saved:
                raise Unexpected(f"not saved: {answer.status} {summarise(answer.body)}")
            self.fields["version"] = saved[1].decode()
            if saved[2]:
                self.fields["lease"] = saved[2].decode()
            saves.ms.append(1000 * answer.seconds)
            saves.sent, saves.received = len(request), answer.size
            most -= 1


def fill_in_every_field(form: bytes) -> dict[str, str]:
    """Return the fields of a review as a browser sends them: those of the source that are blank, too."""
    fields = fill_in(form)
    names = [
        name for name in EvidenceForm.base_fields if name not in {"is_protected", "is_removed"}
    ]
    return {f"source-{fields['source']}-{name}": "" for name in names} | fields


def measure(site: Site) -> Iterator[Result]:
    """Yield the CPU time of a save in the server, and the bytes that go to and fro."""
    writers = []
    for number, person in enumerate(site.visitors, 1):
        where = reverse("claim", args=(site.short_article.slug, number))
        writers.append(Writer(site.open_browser(person, **AS_FRAGMENT), where))
    site.settle()
    save(site.port, writers, seconds=WARM_UP)
    cpu = CpuMeter(site.running.find_groups())
    saves = save(site.port, writers, seconds=SECONDS)
    costs = cpu.read(len(saves.ms))
    sizes = {"clients": VISITORS, "sent_bytes": saves.sent, "received_bytes": saves.received}
    found = {
        "cpu_ms": costs,
        "ms": [percentile(saves.ms, part) for part in (50, 99)],
        "per_second": round(len(saves.ms) / SECONDS, 1),
    }
    yield Result(
        "draft saved while typing", costs["server"], "ms of CPU", at_most(5), sizes=sizes, details=found
    )  # fmt: skip
    both = (saves.sent + saves.received) / 1000
    yield Result("draft saved while typing, sent and received", both, "kB", at_most(5), sizes=sizes)


def save(port: int, writers: list[Writer], *, seconds: float, most: float = float("inf")) -> Saves:
    """Let all writers type at the same time, for so many seconds or saves each."""
    saves, until = Saves(), time.perf_counter() + seconds
    drive(port, [writer.write(saves, until, most) for writer in writers])
    return saves
