"""Join the sources that are one page by the rules for more sites. Running it again changes nothing."""

from importlib import import_module

from django.db import migrations

# A module whose name begins with a digit can't be imported by a statement.
join_pages = import_module("claims.migrations.0024_join_pages").join_pages


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0029_stated_stance"),
    ]

    operations = [
        migrations.RunPython(join_pages, migrations.RunPython.noop, elidable=True),
    ]
