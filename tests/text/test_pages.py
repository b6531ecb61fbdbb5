"""One page has many addresses; two pages never become one."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.citations.identity import compute_identity
from claims.text.citations.pages import likely_page_of, link_of, page_of
from tests.text.different_pages import DIFFERENT
from tests.text.different_pages_of_sites import DIFFERENT_ON_SITES
from tests.text.one_page import EVERYDAY, LIKELY

SURELY_ONE = [
    ["http://paper.example/a", "https://paper.example/a", "https://www.paper.example/a", "http://www.paper.example:80/a"],
    ["https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
     "https://www.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube.com/embed/dQw4w9WgXcQ?start=3", "https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ"],
    ["https://twitter.com/someone/status/1234567890", "https://x.com/someone/status/1234567890?s=20", "https://mobile.twitter.com/someone/status/1234567890",
     "https://x.com/i/web/status/1234567890", "https://x.com/someone/status/1234567890/photo/1"],
    ["https://www.theguardian.com/world/2024/may/01/a", "https://www.theguardian.com/world/2024/may/01/a?CMP=Share_iOSApp_Other"],
    ["https://www.nytimes.com/2024/05/01/world/a.html", "https://www.nytimes.com/2024/05/01/world/a.html?smid=url-share&unlocked_article_code=1.x"],
    ["https://www.bbc.co.uk/news/articles/c1", "https://www.bbc.com/news/articles/c1?at_medium=RSS&at_campaign=KARANGA"],
    ["https://www.ft.com/content/1-2-3", "https://www.ft.com/content/1-2-3?shareType=nongift"],
    ["https://www.wsj.com/articles/a-1", "https://www.wsj.com/articles/a-1?mod=hp_lead_pos1&reflink=desktopwebshare_permalink"],
    ["https://www.facebook.com/page/posts/1", "https://m.facebook.com/page/posts/1?mibextid=wwXIfr"],
    ["doi:10.1038/S41586-020-2649-2", "https://doi.org/10.1038/s41586-020-2649-2", "http://dx.doi.org/10.1038/s41586-020-2649-2", "10.1038/s41586-020-2649-2"],
    ["https://paper.example/a?id=3", "https://web.archive.org/web/20240501123456/https://paper.example/a?id=3", "http://web.archive.org/web/2024id_/http://www.paper.example/a?id=3",
     "https://archive.ph/2024.05.01-123456/https://paper.example/a?id=3", "https://www.google.com/url?q=https://paper.example/a?id%3D3&sa=D"],
    ["https://en.wikipedia.org/wiki/Lviv", "https://en.wikipedia.org/w/index.php?title=Lviv"],
    ["https://www.reddit.com/r/news/comments/abc123/some_title/", "https://old.reddit.com/r/news/comments/abc123/"],
]  # fmt: skip
LIKELY_ONE = [
    ["https://paper.example/a", "https://paper.example/a/"],
    ["https://paper.example/a/", "https://paper.example/a/index.html"],
    ["https://paper.example/a", "https://m.paper.example/a"],
    ["https://en.wikipedia.org/wiki/Lviv", "https://en.m.wikipedia.org/wiki/Lviv"],
    ["https://paper.example/a", "https://paper.example/amp/a", "https://amp.paper.example/a", "https://paper.example/a/amp/", "https://paper.example/a?amp=1"],
    ["https://paper.example/a.html", "https://paper-example.cdn.ampproject.org/c/s/paper.example/a.html", "https://www.google.com/amp/s/paper.example/a.html"],
]  # fmt: skip


def pairs(groups: list[list[str]]) -> list[tuple[str, str]]:
    return [pair for group in groups for pair in combinations(group, 2)]


@pytest.mark.parametrize(("one", "other"), [*pairs(SURELY_ONE), *EVERYDAY])
def test_addresses_of_one_page_are_one(one: str, other: str):
    assert page_of(one) == page_of(other) != ""


@pytest.mark.parametrize(("one", "other"), [*pairs(LIKELY_ONE), *LIKELY])
def test_what_is_only_likely_is_not_joined_but_known(one: str, other: str):
    assert page_of(one) != page_of(other)
    assert likely_page_of(one) == likely_page_of(other) != ""


@pytest.mark.parametrize(("one", "other"), [*DIFFERENT, *DIFFERENT_ON_SITES])
def test_different_pages_stay_different(one: str, other: str):
    assert page_of(one) != page_of(other)
    assert likely_page_of(one) != likely_page_of(other)


def test_there_are_two_hundred_pairs_of_different_pages():
    assert len({frozenset(pair) for pair in DIFFERENT}) >= 200


@pytest.mark.parametrize(
    "cited", ["", "A talk with the gardener", "10 trees", "doi:", "javascript:alert(1)"]
)
def test_what_is_no_page_has_none(cited: str):
    assert page_of(cited) == likely_page_of(cited) == ""


@pytest.mark.parametrize(
    ("cited", "link"),
    [
        ("www.paper.example/a", "https://www.paper.example/a"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("http://paper.example/A?utm_source=x", "http://paper.example/A"),
        ("www.of course", ""),
        ("The www.", ""),
    ],
)
def test_the_link_of_a_citation_is_as_it_was_cited(cited: str, link: str):
    assert link_of(cited) == link


@pytest.mark.parametrize(
    "hostile",
    [
        "https://" + "a." * 15000, "www." + "a." * 15000, "10.1000" + ".1" * 15000, "a." * 15000 + "/",
        "https://youtube.com/watch?" + "a&" * 15000, "https://web.archive.org/web/2020/" * 900,
        "https://paper.example/" + "/amp" * 7500, "doi " * 7500, "%" * 30000, "https://a/" + "m." * 15000,
        "https://github.com/a/b" + ".git" * 480, "https://spiegel.de/" + "-a-1-amp" * 240, "https://r.search.yahoo.com/" + "/RU=https%3a" * 160,
        "https://en.wikipedia.org/w/index.php?" + "title=a&oldid=1&" * 120, "https://m.tiktok.com/@" * 90, "https://medium.com/" + "ab-" * 650,
    ],
)  # fmt: skip
def test_hostile_text_takes_no_time(hostile: str):
    begin = time.process_time()

    for text in (hostile, hostile[:1990], hostile[:30000]):
        page_of(text)
        likely_page_of(text)
        compute_identity(text)

    assert time.process_time() - begin < 0.5


HOSTS = st.sampled_from(
    ["paper.example", "www.paper.example", "m.paper.example", "youtu.be", "www.youtube.com", "x.com", "doi.org", "web.archive.org", "amp.google.com", "www.www.example", "en.wikipedia.org", "www.bbc.co.uk",
     "www.google.com", "a.cdn.ampproject.org", "arxiv.org", "docs.google.com", "www.reddit.com", "onlinelibrary.wiley.com",
     "github.com", "medium.com", "papers.ssrn.com", "www.tiktok.com", "eur-lex.europa.eu", "pmc.ncbi.nlm.nih.gov", "www.spiegel.de"]
)  # fmt: skip
WORDS = [
    "amp", "index.html", "watch", "v=", "url", "q=", "doi", "10.1000", "wiki", "web", "2024", "https:", "paper.example", "m=1",
    "status", "c", "s", "w", "index.php", "title=", "abs", "pdf", "utm_source=x", "dQw4w9WgXcQ", "news", "12345678", "d", "comments",
    ".git", "-a-1", "-amp", "articles", "PMC123", "sol3/papers.cfm?abstract_id=", "oldid=", "embed", "gid=1", "@", "legal-content/EN/TXT/?uri=CELEX%3A1",
]  # fmt: skip
TAILS = st.text(alphabet="/ab1.?=&#!:%2vwe0", max_size=40) | st.lists(
    st.sampled_from(WORDS + list("/////?&&=#!.%2")), max_size=14
).map("".join)


@given(HOSTS, TAILS)
def test_the_page_of_a_page_is_itself(host: str, tail: str):
    page = page_of(f"http://{host}/{tail}")
    likely = likely_page_of(f"http://{host}/{tail}")

    assert page_of(page) == page
    assert likely_page_of(likely) == likely
