"""Normalising URLs, and finding URLs in a text."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.text.citations.urls import LONGEST, find_addresses, is_tracking, normalise

SPELLINGS = [
    ("https://example.org/a", "https://example.org/a"),
    ("  HTTPS://Example.ORG:443/a  ", "https://example.org/a"),
    ("http://example.org:80", "http://example.org/"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    ("https://example.org:80/", "https://example.org:80/"),
    ("https://example.org./a#part", "https://example.org/a"),
    ("https://example.org/a#:~:text=words", "https://example.org/a"),
    ("https://example.org/#!/page:~:text=words", "https://example.org/#!/page"),
    ("https://example.org/#/page", "https://example.org/#/page"),
    ("https://user:secret@example.org/", "https://example.org/"),
    ("https://example.org/a/./b/../c", "https://example.org/a/c"),
    ("https://example.org/../a/..", "https://example.org/"),
    ("https://example.org/%7ea%2fb%c3%a9", "https://example.org/~a%2Fb%C3%A9"),
    ("https://example.org/é", "https://example.org/%C3%A9"),
    ("https://example.org/%2e%2e/a", "https://example.org/a"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/a\\b", "https://example.org/a/b"),
    ("https://example.org/a//b/", "https://example.org/a//b/"),
    ("https://example.org/?utm_source=x&id=1&UTM_Medium=y&fbclid=z&gclid=w", "https://example.org/?id=1"),
    ("https://example.org/?utm_source=x", "https://example.org/"),
    ("https://example.org/?b=2&a=1&b=3&&c", "https://example.org/?b=2&a=1&b=3&c"),
    ("https://example.org/?q=a+b&r=c%26d", "https://example.org/?q=a+b&r=c%26d"),
    ("https://example.org/?ref=main&source=x", "https://example.org/?ref=main&source=x"),
    ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://straße.example/", "https://xn--strae-oqa.example/"),  # not strasse: another host
    ("https://ДІЯ.example。ua/", "https://xn--d1a8cua.example.ua/"),
    ("https://[2001:DB8:0::1]:443/", "https://[2001:db8::1]/"),
]  # fmt: skip
NO_ADDRESSES = [
    "",
    "A talk with the gardener",
    "example.org/a",
    "ftp://example.org/",
    "javascript:alert(1)",
    "mailto:somebody@example.org",
    "https://",
    "https:///a",
    "https://exa mple.org/",
    "https://example.org/a b",
    "https://example.org/a\nb",
    "https://example.org:99999/",
    "https://[::1/",
    "https://[fe80::1%25eth0]/",
    "https://[v1.example]/",
    "https://℀.example/",
    "https://a..example/",
    "https://exa%6Dple.org/",
    "https://example.org/\ud800",
    f"https://{'a' * 64}.example/",
    f"https://example.org/{'a' * LONGEST}",
]


@pytest.mark.parametrize(("typed", "spelt"), SPELLINGS)
def test_normalise_gives_an_address_one_spelling(typed: str, spelt: str):
    assert normalise(typed) == spelt


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_normalise_refuses_what_is_not_an_address(typed: str):
    assert normalise(typed) == ""


labels = st.text("abcXYZ019-äßςії", min_size=1, max_size=12)
hosts = st.lists(labels, min_size=1, max_size=4).map(".".join)
words = st.text("abcXYZ019-._~/%éї=;:@!$'()*+,?[]\\|^ \t\"<>", max_size=30)
addresses = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    hosts,
    st.sampled_from(["", ":80", ":443", ":8080", ":"]),
    words.map(lambda text: text.replace("?", "").replace("#", "")),
    st.lists(words, max_size=5).map("&".join),
    words,
)


@given(addresses | st.text(max_size=60).map("https://example.org/{}".format) | st.text())
@example("https://example.org/%%34%31")
@example("https://example.org/a/%2E%2e/%252e")
def test_normalise_is_idempotent(typed: str):
    once = normalise(typed)

    assert normalise(once) == once


@given(addresses)
def test_normalise_keeps_host_and_port(typed: str):
    spelt = normalise(typed)

    if spelt:
        before, after = urlsplit(typed.strip()), urlsplit(spelt)
        default = {"http": 80, "https": 443}[after.scheme]
        assert (after.scheme, after.port or default) == (before.scheme, before.port or default)
        assert all(map(is_same_label, before.hostname.split("."), after.hostname.split(".")))
        assert after.netloc.isascii()
        assert after.netloc == after.netloc.lower()


def is_same_label(typed: str, spelt: str) -> bool:
    if spelt.startswith("xn--") and not typed.startswith("xn--"):
        return spelt.removeprefix("xn--").encode().decode("punycode") == typed.lower()
    return spelt == typed.lower()


names = st.text("abcdefgrsu_0é", min_size=1, max_size=8)


@given(st.lists(st.tuples(names, st.text("abc019 é&=#%+", max_size=8)), max_size=8))
def test_normalise_keeps_all_other_parameters_in_order(pairs: list[tuple[str, str]]):
    typed = f"https://example.org/?{urlencode(pairs)}"

    kept = parse_qsl(urlsplit(normalise(typed)).query, keep_blank_values=True)

    assert kept == [(name, value) for name, value in pairs if not is_tracking(name)]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_find_addresses_returns_normalised_addresses_for_any_text(text: str):
    found = find_addresses(f"{text} https://example.org/{text}")

    assert all(normalise(address) == address for address in found)


def test_find_addresses_reads_sentences_brackets_and_links():
    text = (
        "See https://example.org/a, (https://example.org/b_(c)) and [this](https://example.org/d).\n"
        "<https://example.org/e> “https://example.org/f” **https://example.org/g**; "
        "https://example.org/a?utm_source=x again, not example.org or ftp://example.org/."
    )

    assert find_addresses(text) == [
        "https://example.org/a",
        "https://example.org/b_(c)",
        "https://example.org/d",
        "https://example.org/e",
        "https://example.org/f",
        "https://example.org/g",
    ]


def test_find_addresses_takes_linear_time():
    assert find_addresses("https://a.example/" + ")" * 1_500 + " " + "http://" * 20_000) == [
        "https://a.example/"
    ]


def test_find_addresses_ignores_an_address_that_is_too_long():
    text = f"See https://x.org/{')' * 100_000} and https://example.org/report."

    assert find_addresses(text) == ["https://example.org/report"]
