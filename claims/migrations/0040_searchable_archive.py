"""Write the words of everything that is there already, for the search. It locks no row that people work on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0039_search"),
    ]

    operations = [
        migrations.RunSQL("SELECT claims_make_searchable()", migrations.RunSQL.noop, elidable=True),
    ]
