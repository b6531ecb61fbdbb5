"""Querysets that are compiled once: the same rows as without, and nothing of one person for another."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.access.articles import visible_articles
from claims.access.claims import visible_claims
from claims.compiled_reads import attach, compiled_once
from claims.models import Article, Claim, Person, Review
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def build_claims(user: Person, slug: str, number: int) -> QuerySet[Claim]:
    return visible_claims(user).filter(article__slug=slug, number=number).select_related("current")


def test_rows_are_those_of_the_queryset_for_each_person(reviewer: Person, editor: Person):
    read = compiled_once(build_claims)
    open_, assigned = make.make_claim(make.make_article()), make.make_claim(make.make_article())
    assigned.article.assignments.create(person=make.make_person("Else", Role.REVIEWER))

    for user in (reviewer, editor, make.make_person("New", Role.REVIEWER), make.make_person("No")):
        for claim in (open_, assigned):
            for number in (claim.number, 99):
                expected = list(build_claims(user, claim.article.slug, number))
                assert read(user, claim.article.slug, number) == expected
    assert [row.current.quote for row in read(editor, open_.article.slug, 1)] == [
        open_.current.quote
    ]


def test_statement_is_built_once_for_each_set_of_roles(reviewer: Person, editor: Person):
    built = []

    @compiled_once
    def read(user: Person) -> QuerySet[Article]:
        built.append(user.roles)
        return visible_articles(user)

    people = [reviewer, editor, make.make_person("New", Role.REVIEWER)]
    assert [read(person) for person in people * 2] == [[]] * 6
    assert len(built) == 4  # twice to compare, for reviewers and for editors


def test_one_statement_is_sent(reviewer: Person):
    article = make.make_article()
    read = compiled_once(build_claims)
    read(reviewer, article.slug, 1)

    with CaptureQueriesContext(connection) as sent:
        read(reviewer, article.slug, 2)

    assert len(sent) == 1


def test_values_become_rows(reviewer: Person):
    claim = make.make_claim()
    read = compiled_once(
        lambda user: visible_claims(user).values_list("number", "status"), lambda *values: values
    )

    assert read(reviewer)[0] == (claim.number, claim.status)


def test_texts_with_percent_signs_and_quotes_stay_as_they_are(reviewer: Person):
    article = make.make_article(headline="100 % 'true' %s")
    read = compiled_once(
        lambda title: Article.objects.filter(headline=title).exclude(headline__contains="%s'")
    )

    assert read("100 % 'true' %s") == [article]
    assert read("%") == []


def test_anything_else_of_a_person_is_refused(reviewer: Person):
    read = compiled_once(lambda user: Article.objects.filter(headline=user.name))

    with pytest.raises(Person.DoesNotExist):
        read(reviewer)


def test_what_differs_from_one_time_to_the_next_is_refused(reviewer: Person):
    read = compiled_once(
        lambda user: Article.objects.filter(assignments__person=user, deadline__gt=timezone.now())
    )

    with pytest.raises(ImproperlyConfigured, match="differs each time"):
        read(reviewer)


def test_rows_can_be_attached_as_if_prefetched(reviewer: Person):
    review = make.save(make.make_claim(), reviewer)
    rows = list(review.evidence.all())
    again = Review.objects.get(pk=review.pk)

    attach(again, "evidence", rows)

    with CaptureQueriesContext(connection) as sent:
        assert list(again.evidence.all()) == rows
        assert all(piece.review is again for piece in rows)
    assert len(sent) == 0


def test_list_of_texts_is_one_parameter(reviewer: Person):
    first, second = make.make_article(headline="a"), make.make_article(headline="b")
    read = compiled_once(lambda names: Article.objects.filter(headline__in=names).order_by("pk"))

    assert read(["a"]) == [first]
    assert read(["c", "b", "a"]) == [first, second]
    assert read([]) == []


def test_list_is_refused_where_it_is_not_looked_up(reviewer: Person):
    read = compiled_once(lambda slugs: Article.objects.filter(slug=slugs[0]))

    with pytest.raises(ImproperlyConfigured, match="only be looked up"):
        read(["a"])


def test_moment_is_a_parameter():
    article = make.make_article()
    read = compiled_once(lambda moment: Article.objects.filter(created_at=moment))

    assert read(article.created_at) == [article]
    assert read(timezone.now()) == []


@pytest.mark.parametrize("argument", [1.5, {"a": 1}, ("a",), object()])
def test_other_arguments_are_refused(argument: object):
    read = compiled_once(lambda anything: Article.objects.filter(slug=str(anything)))

    with pytest.raises(TypeError):
        read(argument)
