"""Which addresses become links, and where they lead."""

import pytest

from claims.web.links import host_of, passage_address, web_address


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/", "https://[::1]/",
     "https://приклад.укр/а"],
)  # fmt: skip
def test_web_address_keeps_http_and_https(address: str | None):
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
     "vbscript:x", "//example.org", "/path", "https://", "https:example.org", "https:///path",
     "https://exa mple.org", "https://example.org\\@evil", "https://[", "ftp://example.org",
     "\x00https://example.org", "https://example.org/\u202egnp"],
)  # fmt: skip
def test_web_address_refuses_the_rest(address: str | None):
    assert web_address(address) == ""


def test_host_of_drops_www():
    assert host_of("https://www.Example.org:8443/a") == "example.org"


def test_passage_address_quotes_the_words():
    made = passage_address("https://example.org/a", "34,700 - killed & wounded")

    assert made == "https://example.org/a#:~:text=34%2C700%20%2D%20killed%20%26%20wounded"


@pytest.mark.parametrize("words", ["rose to $320² a tonne", "rose to $320[2] a tonne", "CO₂ rose"])
def test_passage_address_of_words_that_a_browser_reads_otherwise_is_the_top_of_the_page(words: str):
    assert passage_address("https://example.org/a", words) == "https://example.org/a"


def test_passage_address_of_a_long_passage_has_its_ends():
    made = passage_address("https://example.org/a#part", " ".join(str(n) for n in range(100)))

    assert made == (
        "https://example.org/a#part:~:text=0%201%202%203%204%205,94%2095%2096%2097%2098%2099"
    )


@pytest.mark.parametrize(("address", "passage"), [("", "words"), ("https://example.org", " ")])
def test_passage_address_without_both_is_the_address(address: str | None, passage: str):
    assert passage_address(address, passage) == address
