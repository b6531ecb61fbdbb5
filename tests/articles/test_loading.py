"""Loading articles: what is stored, what is told, what is refused."""

import hashlib
import json
from datetime import date

import pytest
from django.urls import get_resolver

from claims.access.refusals import Forbidden, Refusal
from claims.articles.actions.loading import AlreadyLoaded, add_article, choose_slug
from claims.management.seeding import fixture
from claims.models import Article, Event, Person, Revision
from claims.moderation.actions.planning import assign
from claims.vocabulary import RESERVED_SLUGS, Action, EventType
from tests import factories as make


def test_article_is_stored_with_every_sentence(db: None):
    article = make.make_article(make.TEXT)
    text = article.revision.text

    sentences = [text[s.start : s.end] for s in article.revision.sentences.all()]

    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert [s.role for s in article.revision.sentences.all()].count("furniture") == 1
    assert article.claims.count() == len(sentences) - 1


def test_source_that_is_not_named_is_a_signal_not_a_claimant(db: None):
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


def test_lines_at_the_head_say_what_is_not_given(db: None):
    article = make.make_article(HEADED)

    assert (article.headline, article.authors) == ("Trees in the city", "Anna Example")
    assert article.published_on == date(2026, 2, 13)
    assert [claim.current.quote for claim in article.claims.all()] == [
        "The city has 35,000 trees.",
        "It planted 1,200 of them in 2024.",
    ]


def test_what_is_given_counts_more_than_the_head(db: None):
    article = make.make_article(HEADED, headline="Other", published_on=date(2025, 1, 1))

    assert (article.headline, article.published_on) == ("Other", date(2025, 1, 1))


def test_loading_leaves_its_events(editor: Person):
    article = make.make_article(by=editor)

    actions = article.chain.events.values_list("event_type", "actor_id")

    assert list(actions) == [
        (Action.LOAD, editor.pk),
        (EventType.SPLIT, editor.pk),
    ]


def test_same_text_twice_is_told_not_doubled(db: None):
    first = make.make_article("One text, once. It has 12 words.")

    with pytest.raises(AlreadyLoaded) as refusal:
        make.make_article("One text, once. It has 12 words.")

    assert refusal.value.article == first
    assert Article.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "half \ud800", "x" * 2_000_001])
def test_what_is_no_text_is_refused(db: None, text: str):
    make.make_scale()

    with pytest.raises(Refusal, match="Nothing was stored"):
        add_article(by=None, text=text)

    assert not Revision.objects.exists()
    assert not Event.objects.exists()


def test_outsider_loads_nothing(outsider: Person):
    with pytest.raises(Forbidden):
        make.make_article(by=outsider)


def test_untitled_article_says_so(db: None):
    assert make.make_article().title == "Untitled article"


def test_free_slug_is_no_address_and_nobody_elses(db: None):
    assert choose_slug("Add") == "add-2"
    assert choose_slug("Київ") == "article"
    assert make.make_article(headline="Trees!").slug == "trees"
    assert choose_slug("Trees") == "trees-2"


def test_words_used_as_addresses_are_reserved():
    beside_slugs = {
        str(pattern.pattern).split("/")[1]
        for pattern in get_resolver().url_patterns[-1].url_patterns
        if str(pattern.pattern).startswith(("articles/", "reports/"))
    }

    words = {word for word in beside_slugs if word and not word.startswith("<")}

    assert words <= RESERVED_SLUGS


def test_assignment_closes_the_article_to_others(
    editor: Person, reviewer: Person, other_reviewer: Person
):
    article = make.make_article()

    assign(article=article, by=editor, people=[reviewer])

    assert list(Article.objects.visible_to(reviewer)) == [article]
    assert not Article.objects.visible_to(other_reviewer).exists()
    assert list(Article.objects.visible_to(editor)) == [article]

    assign(article=article, by=editor, people=[])
    assert list(Article.objects.visible_to(other_reviewer)) == [article]


def test_fixture_article_is_the_file_from_its_first_word_to_its_last_full_stop():
    article, revision = json.loads(fixture("article.json").read_text("utf-8"))
    units = json.loads(fixture("../tests/data/article_units.json").read_text("utf-8"))["units"]
    text = revision["fields"]["text"]

    assert article["fields"]["published_on"] == "2026-02-13"
    assert text.startswith("As politicians and generals gather")
    assert text.endswith("steadfast and united resolve.")
    assert [text[u["start"] : u["end"]] for u in units] == [u["text"] for u in units]
    assert revision["fields"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
