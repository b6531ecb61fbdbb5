"""`manage.py export_labels` exports decisions of users, and no suggestions."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.articles.actions.claim_lifecycle import dismiss_claim
from claims.articles.actions.sorting import mark_sentences
from claims.models import Article, Person
from claims.text.checkworthiness.fitting import read_labelled
from claims.vocabulary import NotCheckable, Role, SetAside
from tests import factories as make

TEXT = (
    "The city has 35,000 trees. It planted 1,200 of them in 2024. The budget rose by 4 percent. "
    "Nobody knows what comes next. The mayor was born in 1960. It is a lovely town.\n\nShare"
)


@pytest.fixture
def editor(db: None) -> Person:
    return make.make_person("Editor", Role.EDITOR, Role.REVIEWER)


def labels(**options: object):
    said = io.StringIO()
    call_command("export_labels", stdout=said, **options)
    return [(row["text"], row["label"]) for row in map(json.loads, said.getvalue().splitlines())]


def dismiss(article: Article, number: int, reason: SetAside, by: Person, **more: int):
    dismiss_claim(claim=article.claims.get(number=number), by=by, reason=reason, **more)


def mark(article: Article, position: int, by: Person, **how: object):
    mark_sentences(article=article, by=by, revision=1, positions=[position], **how)


def test_exports_the_decisions_of_users(editor: Person):
    article = make.make_article(TEXT)
    make.make_claim(article, by=editor)
    dismiss(article, 2, SetAside.UNCHECKABLE, editor)
    dismiss(article, 3, SetAside.DUPLICATE, editor, duplicate_of=1)
    mark(article, 4, editor, reason=NotCheckable.QUESTION)
    mark(article, 7, editor, reason=NotCheckable.CLUTTER)

    assert labels() == [
        ("It planted 1,200 of them in 2024.", 0),
        ("Nobody knows what comes next.", 0),
        ("The city has 35,000 trees.", 1),
    ]


def test_a_claim_being_checked_outweighs_a_mark_on_its_sentence(editor: Person):
    article = make.make_article(TEXT)
    mark(article, 1, editor, reason=NotCheckable.OPINION)
    make.make_claim(article, by=editor)

    assert labels() == [("The city has 35,000 trees.", 1)]


def test_exports_decided_claims_too_and_only_one_language(editor: Person):
    make.make_decided(make.make_article("The city has 35,000 trees. It is old."))
    make.make_decided(make.make_article("Місто має 35 тис. дерев. Воно старе.", language="uk"))

    assert labels() == [("The city has 35,000 trees.", 1)]
    assert labels(language="uk") == [("Місто має 35 тис. дерев.", 1)]


def test_suggested_claims_are_not_exported(editor: Person):
    make.make_article(TEXT)

    assert labels() == []


def test_fit_can_read_the_export(editor: Person, tmp_path: Path):
    make.make_claim(make.make_article(TEXT), by=editor)
    path = tmp_path / "labels.jsonl"

    assert labels(output=str(path)) == []

    assert read_labelled([path]).sentences == ["The city has 35,000 trees."]
    assert read_labelled([path]).labels == [1]


def test_explains_why_a_file_cannot_be_written(db: None, tmp_path: Path):
    with pytest.raises(CommandError, match=r"Is a directory\.\Z"):
        labels(output=str(tmp_path))
