"""Every number of the dashboard is a link to a list that is as long."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from claims.articles.queries.sentence_coverage import count_unread
from claims.articles.queries.sorted_sentences import count_sorted
from claims.models import Article
from claims.moderation.pages.dashboard import Dashboard, build_dashboard
from tests import factories as make
from tests.moderation.test_dashboard import CLAIMS, INDEX, listed, wait
from tests.moderation.world import World

pytestmark = pytest.mark.django_db


def numbers_of(board: Dashboard) -> Iterator[tuple[str, int, str]]:
    """Each number of the dashboard that counts claims or reports: what it is, how many, and its list."""
    for figure in board.states.figures:
        yield f"state {figure.label}", figure.value, figure.address
    for row in board.ages.rows:
        for column, cell in zip(board.ages.columns, row.cells, strict=True):
            yield f"{row.label} {column.label}", cell.value, cell.address
    yield from numbers_of_tables(board)


def numbers_of_tables(board: Dashboard) -> Iterator[tuple[str, int, str]]:
    for figure in board.stages.figures:
        yield f"stage {figure.label}", int(figure.note.split()[0]), figure.address
    for article in board.articles:
        for figure in article.claims:
            yield f"{article.article} {figure.label}", figure.value, figure.address
    for row in board.reviewers:
        yield f"held by {row.load.name}", row.held.value, row.held.address
        yield f"reviewed by {row.load.name}", row.reviewed.value, row.reviewed.address
    for grid in board.disputes:
        for row in grid.rows:
            for cell in row.cells:
                if cell.value is not None:
                    yield f"{grid.title} {row.label}", cell.value, cell.address


def test_every_number_is_as_long_as_its_list(client: Client, world: World):
    client.force_login(world.editor)
    wait(world.claims["disputed"], days=3)
    wait(world.claims["agreed"], days=10)
    wait(world.claims["open"], days=40)

    found = list(numbers_of(build_dashboard(world.editor)))

    assert {name: listed(client, address) for name, _, address in found if address} == {
        name: count for name, count, address in found if address
    }
    assert not [name for name, count, address in found if count and not address]
    kinds = {name.split()[0] for name, count, _ in found if count}
    assert {"state", "Disputed", "stage", "held", "reviewed"} <= kinds


def test_numbers_on_the_page_are_links_to_their_lists(client: Client, world: World):
    client.force_login(world.editor)

    page = client.get(INDEX).text

    for name, count, address in numbers_of(build_dashboard(world.editor)):
        if count:
            assert f'href="{address.replace("&", "&amp;")}"' in page, name
    tiles = re.findall(r'class="tile[^"]*" href="([^"]+)">\s*<b>(\d+)', page)
    assert len(tiles) >= 2
    for address, number in tiles:
        if address.startswith(CLAIMS):
            assert listed(client, unescape(address)) == int(number)


def test_sentences_to_sort_are_those_of_the_choosing_page(world: World):
    other = make.make_read(make.make_article("One tree fell. Two stood. Was it the wind?"))
    keys = [world.article.pk, other.pk]

    counts = count_sorted(keys)

    for article in Article.objects.filter(pk__in=keys):
        revision = article.revision
        unread = count_unread(revision.pk)
        assert (counts[article.pk].total, counts[article.pk].unsorted) == (
            revision.sentences.count(), unread,
        )  # fmt: skip
