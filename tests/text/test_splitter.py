"""Properties of `split_sentences` for any text: it loses nothing, keeps the order and takes linear time."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.text.sentences.splitter import split_sentences
from tests.growth import LINEAR, growth
from tests.text.gold import article, load

# Text made of what sentence splitters trip over, so that examples are dense.
PIECES = st.sampled_from(
    [
        *" \n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u3000",
        *".!?…\"'“”„«»()[]*-—•⁃:;,#>",
        *(
            "...",
            ". . .",
            "?!",
            "U.S.",
            "Mr.",
            "a.m.",
            "No.",
            "1.",
            "2)",
            "a.",
            "•",
            "I.",
            "[1]",
            "...]",
            "。",
            "！",
        ),
        *(
            "The",
            "the",
            "He",
            "Smith",
            "5",
            "e\u0301",
            "\u0301",
            "\U0001f600",
            "\u200d",
            "שלום",
            "\0",
            "ст.",
            "Це",
            "т.",
            "д.",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


def sentences(text: str, language: str = "en"):
    return [span.of(text) for span in split_sentences(text, language)]


@pytest.mark.parametrize("rule", load("golden_rules_en.json"), ids=lambda rule: str(rule["n"]))
def test_split_sentences_follows_the_golden_rules(rule: dict):
    assert sentences(rule["text"]) == rule["sents"]


def test_split_sentences_finds_every_unit_of_the_article():
    gold = article()

    assert split_sentences(gold["text"], "en") == [
        (unit["start"], unit["end"]) for unit in gold["units"]
    ]


# Tables of our own, the library's, both a question mark of its own, a language nobody knows.
LANGUAGES = ["en", "uk", "de", "nl", "pt", "el", "ja", "xx"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
@example(text="")
@example(text=" \u2028\x1f")
@example(text='He said "no. Then he left. "')
def test_split_sentences_covers_any_text_in_order(language: str, text: str):
    found, at = split_sentences(text, language), 0

    for start, end in found:
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("language", ["en", "uk", "nl", "el"])
@pytest.mark.parametrize(
    "unit",
    [
        ".",
        '"',
        " ",
        ". ",
        ". . ",
        "\n",
        "\r\n",
        '."',
        "a.",
        "A. ",
        "1. ",
        "• ",
        "(",
        "[1]",
        "...",
        "e\u0301",
        "—",
        "?!",
        "\0",
        "Mr. ",
        "x" * 99 + "\n",
        "a. ",
        "Aa. ",
        "(a. B: ",
        "a@",
        "。",
    ],
    ids=ascii,
)
def test_split_sentences_takes_linear_time(unit: str, language: str):
    def text_of(length: int) -> str:
        return unit * (length // len(unit))

    assert growth(lambda text: split_sentences(text, language), text_of, 15_000) < LINEAR
