"""Loading articles: what is saved, what is refused, and the title."""

import hashlib
import json
from datetime import date

import pytest
from django.urls import get_resolver

from claims.access.articles import visible_articles
from claims.access.refusals import Forbidden, Refusal
from claims.articles.actions.loading import AlreadyLoaded, add_article, choose_slug
from claims.articles.actions.revising import revise_article
from claims.management.seeding import fixture
from claims.models import Article, Event, Person, Revision
from claims.moderation.actions.planning import assign
from claims.vocabulary import RESERVED_SLUGS, Action, EventType
from tests import factories as make


def test_article_is_saved_with_every_sentence(db: None):
    article = make.make_article(make.TEXT)
    text = article.revision.text

    sentences = [text[s.start : s.end] for s in article.revision.sentences.all()]

    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert [s.role for s in article.revision.sentences.all()].count("furniture") == 1
    assert article.claims.count() == len(sentences) - 1


def test_unnamed_source_is_a_reason_and_not_a_claimant(db: None):
    text = (
        "It is estimated that the city lost 35,000 trees. Anna Example said it has 12 parks left."
    )

    unnamed, named = make.make_article(text).claims.all()

    assert (unnamed.current.claimant, "unnamed source" in unnamed.current.reasons) == ("", True)
    assert named.current.claimant == "Anna Example"
    assert "unnamed source" not in named.current.reasons


HEADED = """Trees in the city

By Anna Example

13 February 2026

The city has 35,000 trees. It planted 1,200 of them in 2024."""


def test_missing_details_are_read_from_the_beginning_of_the_text(db: None):
    article = make.make_article(HEADED)

    assert (article.headline, article.authors) == ("Trees in the city", "Anna Example")
    assert article.published_on == date(2026, 2, 13)
    assert [claim.current.quote for claim in article.claims.all()] == [
        "The city has 35,000 trees.",
        "It planted 1,200 of them in 2024.",
    ]


def test_given_details_override_the_beginning_of_the_text(db: None):
    article = make.make_article(HEADED, headline="Other", published_on=date(2025, 1, 1))

    assert (article.headline, article.published_on) == ("Other", date(2025, 1, 1))


def test_loading_records_events(editor: Person):
    article = make.make_article(by=editor)

    actions = article.chain.events.values_list("event_type", "actor_id")

    assert list(actions) == [
        (Action.LOAD, editor.pk),
        (EventType.SPLIT, editor.pk),
    ]


def test_loading_the_same_text_twice_is_refused_and_names_the_article(db: None):
    first = make.make_article("One text, once. It has 12 words.")

    with pytest.raises(AlreadyLoaded) as refusal:
        make.make_article("One text, once. It has 12 words.")

    assert refusal.value.article == first
    assert Article.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "half \ud800", "x" * 2_000_001])
def test_unreadable_text_is_refused(db: None, text: str):
    make.make_scale()

    with pytest.raises(Refusal, match="Nothing was saved"):
        add_article(by=None, text=text)

    assert not Revision.objects.exists()
    assert not Event.objects.exists()


def test_outsider_cannot_load_an_article(outsider: Person):
    with pytest.raises(Forbidden):
        make.make_article(by=outsider)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It began.\n\nTrees of the city\n\nThe city has 35,000 trees.", "Trees of the city"),
        (
            "The city has 35,000 trees, 1,200 more than a year ago, and all of them are old.",
            "The city has 35,000 trees, 1,200 more than a year ago, and all of…",
        ),
        ("It fell. It rose in May.", "It fell. It rose in May."),
        ("Share\n\nBy Olena Koval\n\nIt fell in May. It rose.", "It fell in May. It rose."),
    ],
)
def test_article_without_a_headline_has_a_working_title_that_is_not_stored(
    db: None, text: str, title: str
):
    article = make.make_article(text)

    assert article.title == title
    assert Article.objects.get().headline == ""


def test_working_title_is_of_the_current_version(db: None, editor: Person):
    article = make.make_article("The city has 35,000 trees.")

    revise_article(article=article, by=editor, text="The town has 35,000 trees.")

    assert Article.objects.get().title == "The town has 35,000 trees."


@pytest.mark.parametrize(
    ("published_on", "title"),
    [
        (date(2026, 2, 13), "Article of 13 February 2026 (no headline)"),
        (None, "Article without a headline"),
    ],
)
def test_article_without_headline_and_sentences_is_named_by_its_date(
    db: None, published_on: date | None, title: str
):
    article = make.make_article("Share\n\nTweet", published_on=published_on)

    assert article.title == title


def test_headline_is_the_title(db: None):
    assert make.make_article(headline="Trees of the city").title == "Trees of the city"


def test_choose_slug_avoids_reserved_and_used_slugs(db: None):
    assert choose_slug("Add") == "add-2"
    assert choose_slug("Київ") == "kyiv"
    assert choose_slug("Одеса", "uk") == "odesa"
    assert choose_slug("東京") == "dongjing"
    assert choose_slug("!?") == "article"
    assert make.make_article(headline="Trees!").slug == "trees"
    assert choose_slug("Trees") == "trees-2"


def test_words_in_urls_are_reserved_slugs():
    beside_slugs = {
        str(pattern.pattern).split("/")[1]
        for pattern in get_resolver().url_patterns[-1].url_patterns
        if str(pattern.pattern).startswith(("articles/", "reports/"))
    }

    words = {word for word in beside_slugs if word and not word.startswith("<")}

    assert words <= RESERVED_SLUGS


def test_assigned_article_is_hidden_from_other_reviewers(
    editor: Person, reviewer: Person, other_reviewer: Person
):
    article = make.make_article()

    assign(article=article, by=editor, people=[reviewer])

    assert list(visible_articles(reviewer)) == [article]
    assert not visible_articles(other_reviewer).exists()
    assert list(visible_articles(editor)) == [article]

    assign(article=article, by=editor, people=[])
    assert list(visible_articles(other_reviewer)) == [article]


def test_fixture_article_is_the_whole_file():
    article, revision = json.loads(fixture("article.json").read_text("utf-8"))
    units = json.loads(fixture("../tests/data/article_units.json").read_text("utf-8"))["units"]
    text = revision["fields"]["text"]

    assert article["fields"]["published_on"] == "2026-02-13"
    assert text.startswith("As politicians and generals gather")
    assert text.endswith("steadfast and united resolve.")
    assert [text[u["start"] : u["end"]] for u in units] == [u["text"] for u in units]
    assert revision["fields"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_speaker_of_a_transcript_is_the_claimant(db: None):
    article = make.make_article(
        "KOVAL: The city built 1,200 homes. Half of them are empty.\n\nLANG: None of them is empty."
    )

    claims = article.claims.order_by("number").select_related("current")
    assert [claim.current.claimant for claim in claims] == ["KOVAL", "KOVAL", "LANG"]


def test_time_of_a_live_blog_is_not_the_address(db: None):
    article = make.make_article(
        "10:32\n\nThe minister has resigned.\n\n10.45am\n\nShares fell by 3 per cent."
    )

    assert article.headline == ""
    assert "10" not in article.slug
    assert article.claims.count() == 2
