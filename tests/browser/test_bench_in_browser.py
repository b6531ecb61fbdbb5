"""The parts of `make bench` that use a browser work: a submit is timed, and a first load is weighed."""

from concurrent.futures import ThreadPoolExecutor
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

    # The bench starts a browser of its own. That needs a thread without an event loop, which other tests leave in ours.
    with ThreadPoolExecutor(max_workers=1) as thread:
        page = f"/articles/{article.slug}/claims/1/"
        weights = thread.submit(weigh_first_load, port, person, page).result()
        took = thread.submit(time_submits, port, person, 2).result()

    assert any(address.startswith("static/css/") for address in weights)
    assert all(size > 100 for size in weights.values())
    assert len(took) == 2
    assert all(milliseconds > 0 for milliseconds in took)
