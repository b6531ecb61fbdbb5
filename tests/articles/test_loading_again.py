"""The same article is told as the same, also with other white space and typography."""

import pytest

from claims.articles.actions.loading import AlreadyLoaded, add_article
from claims.articles.actions.revising import revise_article
from tests import factories as make

TEXT = "Trees of Lviv\n\nThe city\u2019s mayor said \u201cno\u201d in 2019\u20132020. Nobody asked why, not even the caf\u00e9."


@pytest.mark.parametrize(
    "again",
    [
        TEXT,
        TEXT.replace("\n\n", "\r\n\r\n\r\n"),
        TEXT.replace(" ", "  "),
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("Nobody", "\tNobody") + "  \n\n",
        TEXT.replace("mayor", "may\u00ador"),
        TEXT.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"'),
        TEXT.replace("\u2013", "-"),
        TEXT.replace("\u00e9", "e\u0301"),
    ],
)
def test_same_article_with_other_white_space_is_told_as_the_same(db: None, again: str):
    article = make.make_article(TEXT)

    with pytest.raises(AlreadyLoaded) as refusal:
        add_article(by=None, text=again)

    assert refusal.value.article == article


def test_a_later_version_is_told_as_the_same_too(db: None):
    article = make.make_article(TEXT)
    revise_article(article=article, by=None, text=TEXT + " It rains.")

    with pytest.raises(AlreadyLoaded):
        add_article(by=None, text=TEXT + "\n\nIt rains.")


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("no", "yes"),
        TEXT.replace("2019", "2018"),
        TEXT.replace("why,", "why"),
        TEXT + " No.",
    ],
)
def test_another_text_is_another_article(db: None, other: str):
    article = make.make_article(TEXT)

    assert add_article(by=None, text=other) != article
