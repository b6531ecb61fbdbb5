"""The migration that writes the context of claim versions that were made without one."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from claims.models import Claim, ClaimVersion
from tests import factories as make

TEXT = "Spain\n\nUnemployment fell to 11 per cent. Half of them are young. Lviv is in Galicia."


def forget_contexts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_claimversion DISABLE TRIGGER USER")
        cursor.execute("UPDATE claims_claimversion SET context = '[]'")
        cursor.execute("ALTER TABLE claims_claimversion ENABLE TRIGGER USER")


@pytest.mark.django_db
def test_migration_computes_the_context_of_every_version():
    article = make.make_article(TEXT)
    before = list(article.claims.values_list("current__context", flat=True))
    assert all(before)
    forget_contexts()

    migration = import_module("claims.migrations.0026_context")
    with connection.schema_editor(atomic=False) as editor:
        migration.compute_contexts(apps, editor)
        migration.compute_contexts(apps, editor)

    assert list(article.claims.values_list("current__context", flat=True)) == before
    assert not ClaimVersion.objects.filter(claim__in=Claim.objects.all(), context=[]).exists()
