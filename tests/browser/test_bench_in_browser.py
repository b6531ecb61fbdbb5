"""The parts of `make bench` that use a browser work: a submit is timed, and a first load is weighed."""

from urllib.parse import urlsplit

from claims.vocabulary import Role
from tests import factories as make
from tests.bench import newsroom
from tests.bench.browser_entries import time_submits, weigh_first_load


def test_submits_are_timed_and_a_first_load_is_weighed(live_desk: str):
    port = urlsplit(live_desk).port or 0
    editor = make.make_person("Edith", Role.EDITOR)
    (person,) = newsroom.make_reviewers("Reviewer", 1)
    article = newsroom.load(newsroom.write_text(3), editor)

    weights = weigh_first_load(port, person, f"/articles/{article.slug}/claims/1/")
    took = time_submits(port, person, 2)

    assert any(address.startswith("static/css/") for address in weights)
    assert all(size > 100 for size in weights.values())
    assert len(took) == 2
    assert all(milliseconds > 0 for milliseconds in took)
