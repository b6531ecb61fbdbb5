"""Who may see what is decided in claims/access and nowhere else; read from the source of every module."""

import ast
import re
from collections.abc import Iterator

import pytest

from claims.access import annotations
from claims.access.articles import annotate_progress
from claims.access.claim_access import ClaimAccess, access_for, with_access
from claims.access.claims import mark_needs_recheck
from claims.access.evidence import annotate_source_identity_known, decisions_with_stances
from claims.access.reviews import add_submitted_answers
from claims.access.sources import annotate_identity_known
from claims.models import Article, Claim, Evidence, Person, Source
from tests import factories as make
from tests.test_layers import MODULES

NAMES_OF_READERS = re.compile(
    r"^_?(visible_|is_visible|can_see|is_open_to|is_readable|is_review_readable|is_blinded|is_within"
    r"|has_conflict|with_access|access_for|as_seen_by|seen_by|told_to|known_to|touching"
    r"|is_identity_known|annotate_identity|with_source_identity|people_who_see)"
)
OWN_ROWS = {
    "claims.models.evidence.search_open_reviews_of",
    "claims.models.review.drafts_of",
    "claims.models.slot.is_at_hold_limit",
    "claims.models.slot.is_reserved_for",
    "claims.models.slot.last_hold",
    "claims.models.slot.reserved_for",
}
"""Reads in models that take a person and return only what is that person's own."""


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function and method outside claims/access, with the name of its module."""
    for module, tree in MODULES.items():
        if not module.startswith(("claims.access", "claims.migrations")):
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    yield module, node


def test_visibility_is_defined_in_access_alone():
    found = [
        f"{module}.{node.name}" for module, node in functions() if NAMES_OF_READERS.match(node.name)
    ]

    assert found == []


def test_no_read_of_a_model_depends_on_a_person():
    found = {
        f"{module}.{node.name}"
        for module, node in functions()
        if module.startswith("claims.models")
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.arg == "user"
        or (isinstance(argument.annotation, ast.Name) and argument.annotation.id == "Person")
    }

    assert found == OWN_ROWS


def test_read_of_decisions_adds_the_declared_attributes(editor: Person):
    added = decisions_with_stances(editor, make.make_article()).query.annotations.keys()

    assert added == set(annotations.Stances.__annotations__)


@pytest.mark.parametrize("is_editor", [True, False])
def test_reads_add_the_declared_attributes(reviewer: Person, editor: Person, is_editor: bool):
    user = editor if is_editor else reviewer
    reads = [
        (annotations.ArticleProgress, annotate_progress, Article),
        (annotations.FetchedAccess, with_access, Claim),
        (annotations.KnownIdentity, annotate_identity_known, Source),
        (annotations.KnownSource, annotate_source_identity_known, Evidence),
    ]

    for declared, read, model in reads:
        rows = model.objects.all()
        added = read(user, rows).query.annotations.keys() - rows.query.annotations.keys()
        assert added == set(declared.__annotations__)


def test_mark_of_a_recheck_adds_the_declared_attribute(editor: Person):
    claim = make.make_claim()
    before = set(vars(claim))

    mark_needs_recheck(editor, [claim])

    assert set(vars(claim)) - before == set(annotations.RecheckMark.__annotations__)


def test_read_of_answers_adds_the_declared_attribute(editor: Person):
    claim = make.make_claim()
    before = set(vars(claim))

    add_submitted_answers(editor, [claim])

    assert set(vars(claim)) - before == set(annotations.SubmittedAnswers.__annotations__)


def test_access_is_the_same_fetched_with_a_claim_or_later(
    reviewer: Person, django_assert_num_queries: object
):
    claim = make.make_claim()
    make.save(claim, reviewer)
    fetched = with_access(reviewer, Claim.objects.all()).get(pk=claim.pk)
    plain = make.fresh(claim)

    with django_assert_num_queries(0):
        access = access_for(reviewer, fetched)
    with django_assert_num_queries(1):
        later = access_for(reviewer, plain)

    assert access == later
    assert access == ClaimAccess(
        user_id=reviewer.pk,
        is_open_to_user=True,
        has_reviewed=False,
        has_conflict=False,
        has_slot=True,
        has_skipped=False,
        is_blinded=True,
        has_read_early=False,
        is_round_filled=False,
    )


def test_access_fetched_for_somebody_else_is_not_used(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    fetched = with_access(reviewer, Claim.objects.all()).get(pk=claim.pk)

    assert access_for(editor, fetched).user_id == editor.pk
    assert not access_for(editor, fetched).has_slot
