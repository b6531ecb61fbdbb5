from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the index is built, and the rows are compared, beside the work

    dependencies = [
        ('claims', '0050_two_editors'),
    ]

    operations = [
        ValidateConstraint(
            model_name='decision',
            name='decision_override_reason_is_of_an_override',
        ),
        AddIndexConcurrently(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("is_central", True), ("status__in", ("agreed", "disputed"))),
                fields=["article"],
                name="claim_central_to_decide",
            ),
        ),
    ]
