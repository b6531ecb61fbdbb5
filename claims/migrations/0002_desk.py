"""The groups, the desk's own row and the desk's ledger: what every desk has from the start."""

from django.db import migrations

GROUPS = ("reviewer", "editor", "administrator")


def make_desk(apps, schema_editor):
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)
    apps.get_model("claims", "Desk").objects.get_or_create(pk=1)
    apps.get_model("claims", "EventChain").objects.get_or_create(article=None)


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_tables"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_desk, migrations.RunPython.noop)]
