"""When something is due, as people say it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.web.due import describe_due, is_due_today

NOW = datetime(2026, 2, 18, 10, 30, tzinfo=UTC)  # a Wednesday


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("moment", "words", "is_today"),
    [
        (datetime(2026, 2, 18, 17, 0, tzinfo=UTC), "today, 17:00", True),
        (datetime(2026, 2, 18, 10, 29, tzinfo=UTC), "overdue since 10:29", True),
        (datetime(2026, 2, 17, 23, 59, tzinfo=UTC), "overdue since Tue 17 Feb", True),
        (datetime(2026, 2, 19, 0, 0, tzinfo=UTC), "tomorrow, 00:00", False),
        (datetime(2026, 2, 20, 12, 0, tzinfo=UTC), "Fri 20 Feb", False),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "Fri 1 Jan 2027", False),
    ],
)
def test_due_is_said_as_people_say_it(moment: datetime, words: str, is_today: bool):
    assert describe_due(moment) == words
    assert is_due_today(moment) is is_today


def test_without_a_deadline_nothing_is_due():
    assert not is_due_today(None)


def test_days_are_those_of_the_newsroom():
    with timezone.override("Pacific/Auckland"):  # where it is 23:30
        assert describe_due(NOW + timedelta(hours=1)) == "tomorrow, 00:30"
