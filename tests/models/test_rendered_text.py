"""The HTML of a Markdown text is made once and kept, whatever row holds the text."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.desk.actions.commenting import add_comment
from claims.markdown import RENDERER
from claims.models import RenderedText
from claims.models.rendered_text import SHORTEST_KEPT
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.vocabulary import Role
from tests import factories as make

LONG = "A **bold** word, and then others. " * 20
OTHER = "A list:\n\n- one\n- two\n\n" * 20
MARK = "<p>as it was kept</p>"


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Every test here reads the database."""


def test_a_text_is_rendered_once(django_assert_num_queries: DjangoAssertNumQueries):
    with django_assert_num_queries(2):
        first = RenderedText.objects.render([LONG, OTHER, LONG])
    RenderedText.objects.update(html=MARK)

    with django_assert_num_queries(1):
        second = RenderedText.objects.render([LONG, OTHER])

    assert "<strong>bold</strong>" in first[LONG]
    assert "<li>two</li>" in first[OTHER]
    assert second == {LONG: MARK, OTHER: MARK}


def test_another_renderer_makes_the_html_anew():
    html = RenderedText.objects.render([LONG])
    RenderedText.objects.update(html=MARK, renderer=RENDERER - 1)

    assert RenderedText.objects.render([LONG]) == html
    assert list(RenderedText.objects.values_list("renderer", "html")) == [(RENDERER, html[LONG])]


def test_a_short_text_costs_no_statement(django_assert_num_queries: DjangoAssertNumQueries):
    short = "*a*" + "b" * (SHORTEST_KEPT - 4)

    with django_assert_num_queries(0):
        html = RenderedText.objects.render([short, "", "c"])

    assert html == {short: f"<p><em>a</em>{short[3:]}</p>\n", "": "", "c": "<p>c</p>\n"}
    assert not RenderedText.objects.exists()


def test_a_comment_is_rendered_when_it_is_written():
    editor = make.make_person("Ed", Role.EDITOR)
    add_comment(claim=make.make_claim(), by=editor, text=LONG, key=uuid4())

    assert RenderedText.objects.get().html.startswith("<p>A <strong>bold</strong>")


def test_guidelines_are_rendered_when_they_are_written():
    write_guidelines(by=make.make_person("Ed", Role.EDITOR), text=LONG, after=0)

    assert RenderedText.objects.get().html.startswith("<p>A <strong>bold</strong>")


def test_pages_show_the_kept_html():
    editor = make.make_person("Ed", Role.EDITOR)
    claim = make.make_claim(by=editor)
    add_comment(claim=claim, by=editor, text=LONG, key=uuid4())
    write_guidelines(by=editor, text=OTHER, after=0)
    client = Client()
    client.force_login(editor)
    RenderedText.objects.update(html=MARK)

    assert MARK in client.get(claim.get_absolute_url()).text
    assert MARK in client.get("/guidelines/").text


def test_a_rationale_is_rendered_at_its_first_reading():
    claim, reviewer = make.make_claim(), make.make_person("R", Role.REVIEWER)
    make.review(claim, reviewer, rationale=LONG)
    client = Client()
    client.force_login(reviewer)

    first = client.get(claim.get_absolute_url()).text
    RenderedText.objects.update(html=MARK)

    assert "<strong>bold</strong>" in first
    assert MARK in client.get(claim.get_absolute_url()).text
