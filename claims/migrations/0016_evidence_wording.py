from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_release'),
    ]

    operations = [
        migrations.RenameField(
            model_name='snapshot',
            old_name='found',
            new_name='passage_found',
        ),
        migrations.RenameField(
            model_name='snapshot',
            old_name='became',
            new_name='closest_text',
        ),
        migrations.RenameField(
            model_name='snapshot',
            old_name='whole',
            new_name='full_text',
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='closest_text',
            field=models.TextField(blank=True, help_text='The copy’s own wording that is closest to the passage.'),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='full_text',
            field=models.TextField(blank=True, help_text='All text of a web page, where that is more than the main text.'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='summary',
            field=models.TextField(help_text='For readers: what we found, in a sentence or two.'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='stance',
            field=models.CharField(choices=[('supports', 'Supports'), ('refutes', 'Contradicts'), ('context', 'Gives context')], default='supports', max_length=12),
        ),
        migrations.AlterField(
            model_name='report',
            name='reason',
            field=models.TextField(blank=True, help_text='What changed since the last report, and why.'),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='differs',
            field=models.BooleanField(default=False, help_text='Whether the text differs from the first copy.'),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='page',
            field=models.PositiveIntegerField(help_text='Page of the passage, from 1.', null=True),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='paragraph',
            field=models.PositiveIntegerField(help_text='Paragraph of the passage, from 1, if there are no pages.', null=True),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='url',
            field=models.URLField(blank=True, max_length=2000, verbose_name='link'),
        ),
        migrations.AlterField(
            model_name='source',
            name='retraction',
            field=models.TextField(blank=True, help_text='Why the source was retracted.'),
        ),
        migrations.AlterField(
            model_name='source',
            name='url',
            field=models.URLField(blank=True, max_length=2000, verbose_name='link'),
        ),
    ]
