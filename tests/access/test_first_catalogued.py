"""The catalogue's list is read in its order by index; what somebody can't see is left out and filled up."""

import pytest

from claims.access import sources
from claims.access.sources import first_catalogued, visible_sources
from claims.models import Assignment, Person, Source
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def cite(url: str, *, hidden: bool = False) -> Source:
    """A source of a closed round, in an article that only somebody else may see if `hidden`."""
    article = make.make_article()
    claim = make.make_claim(article)
    for name in ("One", "Two"):
        make.review(
            claim, make.make_person(name, Role.REVIEWER), evidence=(make.make_evidence(url),)
        )
    if hidden:
        Assignment.objects.create(article=article, person=make.make_person("Else", Role.REVIEWER))
    return Source.objects.get(url=url)


@pytest.fixture
def cited(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """Seven sources, the latest first; the second, third and fifth are hidden. Two rows are read at a time."""
    monkeypatch.setattr(sources, "MOST_CANDIDATES", 8)
    made = [cite(f"https://example.org/{n}", hidden=n in (3, 5, 6)) for n in range(1, 8)]
    return made[::-1]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_hidden_sources_are_left_out_and_the_list_is_filled_up(
    count: int, cited: list[Source], reviewer: Person
):
    visible = [source for source in cited if source.url[-1] not in "356"]

    assert first_catalogued(reviewer, count) == visible[:count]
    assert visible == list(visible_sources(reviewer).catalogued())


@pytest.mark.parametrize("place", range(7))
def test_the_next_page_begins_after_the_last_row_even_if_that_is_hidden(
    place: int, cited: list[Source], reviewer: Person
):
    visible = [source for source in cited[place + 1 :] if source.url[-1] not in "356"]

    assert first_catalogued(reviewer, 9, after=cited[place]) == visible


def test_an_editor_sees_all_of_them(cited: list[Source], editor: Person):
    assert first_catalogued(editor, 7) == cited


def test_someone_who_is_not_on_the_team_sees_none(cited: list[Source]):
    assert first_catalogued(make.make_person("Outsider"), 7) == []
