"""All tables of a new database, made in their newest form at once.

Taking the 30 steps one after the other makes Django build its models again for each of hundreds of operations, which takes
many seconds. Here the same steps are taken in memory only; then each table is made once, with its indexes, constraints and
triggers. Steps that change rows are left out, because a new database has none.
"""

from importlib import import_module

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations
from django.db.migrations.operations.base import Operation, OperationCategory

STEPS = (
    "0001_tables",
    "0002_desk",
    "0003_places",
    "0004_furniture",
    "0005_queue",
    "0006_comments",
    "0007_submission",
    "0008_snapshot",
    "0009_source",
    "0010_spans",
    "0011_paragraph",
    "0012_blindness",
    "0013_plain_names",
    "0014_triggers_and_event_columns",
    "0015_release",
    "0016_evidence_wording",
    "0017_clutter",
    "0018_plain_labels",
    "0019_recheck",
    "0020_duplicates",
    "0021_early_readings",
    "0022_claim_review_details",
    "0023_pages",
    "0024_join_pages",
    "0025_hidden_reviews",
    "0026_context",
    "0027_folded_texts",
    "0028_passage_could_not_be_checked",
    "0029_stated_stance",
    "0030_join_pages_again",
)
GROUPS = ("reviewer", "editor", "administrator")


class CreateTables(Operation):
    """Create the tables as they are after the steps."""

    category = OperationCategory.ADDITION

    def __init__(self, steps):
        """Take the names of migrations of the same application, the oldest first."""
        self.steps = steps

    def state_forwards(self, app_label, state):
        """Take every step in a state without built models, which are then built once."""
        state.__dict__.pop("apps", None)
        for step in self.steps:
            for operation in import_module(f"claims.migrations.{step}").Migration.operations:
                operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Create each table. The schema editor of pgtrigger creates its triggers too; a proxy has triggers only."""
        models = _models(app_label, to_state)
        for model in models:
            if not model._meta.proxy:
                schema_editor.create_model(model)
        for model in models:
            if model._meta.proxy:
                for trigger in model._meta.triggers:
                    schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Drop all tables."""
        for model in reversed(_models(app_label, from_state)):
            if not model._meta.proxy:
                schema_editor.delete_model(model)

    def describe(self):
        """Return what `manage.py migrate --plan` prints."""
        return f"Create all tables as they are after {self.steps[-1]}"


def _models(app_label, state):
    return [state.apps.get_model(*key) for key in state.models if key[0] == app_label]


def add_first_rows(apps, schema_editor):
    """Add what every newsroom has from the start: groups, settings and an empty ledger."""
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)
    apps.get_model("claims", "NewsroomSettings").objects.create(pk=1)
    apps.get_model("claims", "EventChain").objects.create(article=None)
    # Foreign keys and indexes are added when all operations are done, which needs that no check is left to do.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    initial = True
    replaces = [("claims", step) for step in STEPS]
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        CreateTables(steps=STEPS),
        migrations.RunPython(add_first_rows, migrations.RunPython.noop),
    ]
