"""The site that is measured: `make run`, the people who are signed in, and what they have to do.

Each part is made when an entry first asks for it, so that `make bench ONLY=…` makes only what it needs.
"""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from django.db import connection

from claims.models import Article, Person, Report
from claims.vocabulary import Role
from tests import factories as make
from tests.bench import newsroom
from tests.bench.driving import Browser
from tests.bench.running import Running, make_run

COLLEAGUES = 50
ORDINARY = 1_000
"""Reviews that are to be written in the articles of an ordinary newsroom: 18 of them."""
CLIENTS = 16
"""Reviewers who work at the same time."""
VISITORS = 8
"""Browsers that ask for one page at the same time."""


class Site:
    """One home with its server, from `start` to `stop`; it can be started again."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self._held = ExitStack()
        self._running: Running | None = None

    def start(self) -> None:
        """Start the server, unless it runs."""
        if self._running is None:
            self._running = self._held.enter_context(make_run(self.home, self.port))

    @property
    def running(self) -> Running:
        assert self._running, "the server was not started"
        return self._running

    def stop(self) -> None:
        """Stop the server and let go of its database."""
        connection.close()
        connection.close_pool()
        self._held.close()
        self._running = None

    @cached_property
    def editor(self) -> Person:
        return make.make_person("Edith Editor", Role.EDITOR)

    @cached_property
    def reviewers(self) -> list[Person]:
        """Fifty reviewers: the first sixteen work, the last eight look at pages."""
        return newsroom.make_reviewers("Reviewer", COLLEAGUES)

    @cached_property
    def free_slots(self) -> int:
        """The reviews to be written in the articles of an ordinary newsroom."""
        return newsroom.provide_slots(ORDINARY, self.editor)

    @property
    def visitors(self) -> list[Person]:
        return self.reviewers[-VISITORS:]

    def open_browser(self, person: Person, **headers: str) -> Browser:
        """Return a browser in which this person is signed in."""
        return Browser(self.port, newsroom.sign_in(person), headers)

    def open_browsers(self, people: Sequence[Person]) -> list[Browser]:
        return [self.open_browser(person) for person in people]

    @cached_property
    def short_article(self) -> Article:
        """An article of 20 claims, for the visitors alone."""
        return self._load_for_visitors(20)

    @cached_property
    def long_article(self) -> Article:
        """An article of 1,000 claims, for the visitors alone."""
        return self._load_for_visitors(1_000)

    def _load_for_visitors(self, claims: int) -> Article:
        text = newsroom.write_text(claims, number=claims)
        article = newsroom.load(text, self.editor, self.visitors, reviews_needed=newsroom.REVIEWS)
        newsroom.collect_statistics()
        return article

    @cached_property
    def report(self) -> Report:
        """The published report of an article of 19 claims."""
        return newsroom.publish_sample(self.editor)

    def settle(self, seconds: float = 1.0) -> None:
        """Wait a moment, so that what was just made is written before something is measured."""
        connection.close()
        time.sleep(seconds)
