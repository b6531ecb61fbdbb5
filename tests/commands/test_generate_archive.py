"""`generate_archive`: a small archive is as whole as one that the actions made, and every page of it opens."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.ledger.verification import verify_ledger
from claims.models import Article, Claim, Event, Review, Revision, Source
from claims.models.revision import digest_folded
from claims.text.revisions.contexts import find_contexts
from claims.text.sentences.units import read_units
from claims.vocabulary import ClaimStatus
from tests import factories as make
from tests.archive_pages import pages_for, people_of_archive
from tests.databases import Templates, cloned
from tests.replay import foreign_keys_and_checks, replay_under_the_guards, tables_that_differ

ARTICLES, CLAIMS, SEED = 60, 720, 7


def generate(**options: object) -> str:
    out = io.StringIO()
    given = {"articles": ARTICLES, "claims": CLAIMS, "seed": SEED, "reports": 2} | options
    call_command("generate_archive", stdout=out, **given)
    return out.getvalue()


@pytest.fixture(scope="module")
def archive(templates: Templates, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An archive that the tests of this module read; none of them writes to it."""
    with (
        django_db_blocker.unblock(),
        cloned(connection, template=templates.migrated, name=f"{templates.committed}_archive"),
    ):
        generate()
        yield


def test_an_archive_has_the_articles_and_claims_that_were_asked_for(archive: None):
    assert (Article.objects.count(), Claim.objects.count()) == (ARTICLES, CLAIMS)
    assert set(Claim.objects.values_list("status", flat=True)) == set(ClaimStatus)
    assert Revision.objects.filter(number=2).exists()
    assert Source.objects.filter(is_protected=True).exists()
    assert Source.objects.filter(retracted_at__isnull=False).exists()


def test_the_ledger_of_an_archive_has_no_problems(archive: None):
    out = io.StringIO()

    call_command("verify_ledger", stdout=out)

    assert out.getvalue().startswith(f"{ARTICLES + 1} chains, ")  # and the newsroom's
    assert out.getvalue().strip().endswith(", 0 problems")


def test_a_review_of_an_archive_that_was_changed_or_deleted_is_named(archive: None):
    review = Review.objects.exclude(submitted_at=None).order_by("pk").first().pk
    for change in ("UPDATE claims_review SET rationale = 'No.'", "DELETE FROM claims_review"):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(f"{change} WHERE id = {review}")
            problems = verify_ledger().problems
            transaction.set_rollback(rollback=True)

        assert ["imported" in problem.sentence for problem in problems] == [True]


def test_every_foreign_key_and_check_of_an_archive_is_valid(archive: None):
    found = list(foreign_keys_and_checks())

    assert len(found) > 100
    with transaction.atomic(), connection.cursor() as cursor:
        for number, (table, _, definition) in enumerate(found):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT again_{number} {definition}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(rollback=True)


def test_the_triggers_let_every_row_of_an_archive_pass_and_write_nothing_else(archive: None):
    with transaction.atomic():
        replay_under_the_guards()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        differing = tables_that_differ()
        transaction.set_rollback(rollback=True)

    assert differing == {}


def test_the_splitter_finds_the_sentences_and_contexts_of_an_archive(archive: None):
    revisions = Revision.objects.select_related("article").order_by("-pk")
    for revision in (revisions[0], revisions.filter(number=2)[0]):
        units = read_units(revision.text, "en")
        contexts = find_contexts(revision.text, units, "en")
        found = [(*unit.span, unit.role) for unit in units]
        rows = revision.sentences.order_by("position").values_list("start", "end", "role")
        assert found == list(rows)
        context = {
            tuple(u.span): [[c.kind, *c.span] for c in cs]
            for u, cs in zip(units, contexts, strict=True)
        }
        for claim in revision.article.claims.select_related("current"):
            assert claim.current.context == context[claim.start, claim.end]


def test_the_digests_of_an_archive_are_those_of_its_texts(archive: None):
    for revision in Revision.objects.all()[:20]:
        assert revision.folded_sha256 == digest_folded(revision.text)


@pytest.mark.parametrize("who", ["reviewer", "editor"])
def test_every_page_of_an_archive_opens(archive: None, who: str):
    client = Client()
    client.force_login(people_of_archive()[who])

    pages = pages_for(who)
    answers = {page.name: client.get(page.address, follow=True).status_code for page in pages}

    assert len(answers) == len(pages) >= 47
    assert {name: status for name, status in answers.items() if status not in (200, 204)} == {}


def test_the_same_seed_makes_the_same_archive(committed_db: str):
    first = _words_after(lambda: generate(articles=3, claims=20, reports=0))
    again = _words_after(lambda: generate(articles=3, claims=20, reports=0))
    other = _words_after(lambda: generate(articles=3, claims=20, reports=0, seed=8))

    assert first == again != other


def _words_after(make_it: Callable[[], object]) -> list:
    with cloned(connection):
        make_it()
        events = Event.objects.filter(chain__article__isnull=False)
        hashes = events.order_by("pk").values_list("hash", flat=True)
        return [*Claim.objects.order_by("pk").values_list("current__quote", "status"), *hashes]


def test_a_database_with_an_article_is_refused(committed_db: str):
    article = make.make_article()

    with pytest.raises(CommandError, match="This database has 1 articles already"):
        generate(articles=1, claims=1)

    assert list(Article.objects.all()) == [article]


def test_the_demo_asks_first(committed_db: str, settings: Any, monkeypatch: pytest.MonkeyPatch):
    settings.DEMO = True
    article = make.make_article()
    answers = iter(["", "yes"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))

    with pytest.raises(CommandError, match="Nothing was written"):
        generate(articles=2, claims=10, reports=0)
    assert list(Article.objects.all()) == [article]

    generate(articles=2, claims=10, reports=0)
    assert Article.objects.count() == 3


@pytest.mark.parametrize(("articles", "claims"), [(0, 0), (0, 10), (5, 4), (-1, 10), (3, 0)])
def test_an_archive_without_claims_is_refused(committed_db: str, articles: int, claims: int):
    with pytest.raises(CommandError, match="at least one"):
        generate(articles=articles, claims=claims)


def test_work_goes_on_in_an_archive(committed_db: str):
    generate(articles=2, claims=20, reports=0)

    claim = make.make_agreed(Article.objects.newest().first())

    assert claim.status == ClaimStatus.AGREED
