import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0014_triggers_and_event_columns'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='skip', name='skip_has_a_reason'),
        migrations.RenameField(model_name='skip', old_name='is_hand_back', new_name='is_release'),
        migrations.AlterField(
            model_name='skip',
            name='is_release',
            field=models.BooleanField(default=False, help_text='A draft was saved before.'),
        ),
        migrations.AddConstraint(
            model_name='skip',
            constraint=models.CheckConstraint(
                condition=models.Q(('reason', ''), _negated=True) | models.Q(('is_release', True)),
                name='skip_has_a_reason',
            ),
        ),
        migrations.AlterField(
            model_name='review',
            name='guidelines',
            field=models.ForeignKey(db_column='guidelines_version', editable=False, help_text='The version in force at the submit; a trigger writes it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='claims.guidelines'),
        ),
        migrations.AlterField(
            model_name='review',
            name='submission',
            field=models.UUIDField(editable=False, help_text='Key of the form that was last submitted.', null=True),
        ),
        migrations.AlterField(
            model_name='round',
            name='note',
            field=models.TextField(blank=True, help_text="The editor's note when a claim is sent back."),
        ),
        migrations.AlterField(
            model_name='reviewslot',
            name='lease',
            field=models.PositiveIntegerField(default=0, help_text='A random number, new whenever the slot goes to someone else.'),
        ),
    ]
