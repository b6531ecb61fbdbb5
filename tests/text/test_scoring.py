import pytest

from claims.text.checkworthiness.scoring import assess_sentence, score_sentences
from claims.text.checkworthiness.terms import extract_terms
from claims.text.checkworthiness.tokens import tokenise
from tests.text.gold import article


def test_assess_sentence_preselects_the_sentences_a_reader_marked_in_the_article():
    units = article()["units"]

    assert [assess_sentence(unit["text"], "en").is_preselected for unit in units] == [
        bool(unit["checkworthy"]) for unit in units
    ]


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("The army lost 35,000 men in May 2024.", ["number", "date", "trend"]),
        ("Half of the budget was spent on arms.", ["share"]),
        ("Prices rose because the harvest failed.", ["trend", "cause"]),
        ("It is slower than the one before.", ["comparison"]),
        ("The minister said the bridge stands.", ["attribution"]),
        ("It will perhaps rain over the city.", ["hedge", "future"]),
        ("We should all be proud of it.", ["opinion"]),
        ("Is that what they wanted to say?", ["question"]),
        ("Yes.", ["too short"]),
        ("They may come back in March.", ["date", "hedge"]),
        ("May they all come back home.", []),
        ("A so-called “no” to all of it.", ["quotation"]),
        ("At the same time nobody came home.", []),
        (
            "За даними Генштабу, втрати зросли на 5%.",
            ["change", "trend", "attribution", "name"],
        ),
    ],
)
def test_assess_sentence_names_its_signals(sentence: str, reasons: list[str]):
    language = "uk" if "За " in sentence else "en"

    assert assess_sentence(sentence, language).reasons == reasons


def test_scores_are_between_0_and_1_and_rank_facts_before_opinions():
    values = score_sentences(
        [
            "Losses reached 35,000 per month in 2025.",
            "I hope that we will all be friends.",
            "",
            "?" * 5000,
        ],
        "en",
    )

    assert all(0 <= value <= 1 for value in values)
    assert values[0] > 0.8 > 0.2 > values[1]


def test_terms_are_words_pairs_and_beginnings():
    assert extract_terms(tokenise("They’d lost 1,200 in 2024.")) == {
        "they'd", "lost", "#num", "in", "#year", "they~",
        "<s> they'd", "they'd lost", "lost #num", "#num in", "in #year", "#year </s>",
    }  # fmt: skip
