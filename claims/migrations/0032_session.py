"""A session names its person. People who are signed in stay signed in."""

from django.conf import settings
from django.db import migrations, models

# Of these sessions the person isn't known: it is in the signed text. It costs one more statement a
# request until they sign in again, in two weeks at the latest.
KEEP_SESSIONS = """
INSERT INTO claims_session (session_key, session_data, expire_date)
SELECT session_key, session_data, expire_date FROM django_session WHERE expire_date > now()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0031_kept_html"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="session key",
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.RunSQL(KEEP_SESSIONS, migrations.RunSQL.noop),
    ]
