from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the index is built beside the work

    dependencies = [
        ('claims', '0046_status_times'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='claim',
            index=models.Index(condition=models.Q(('status__in', ('disputed', 'context-changed', 'agreed', 'open', 'proposed'))), fields=['status', 'status_since'], name='claim_by_age'),
        ),
    ]
