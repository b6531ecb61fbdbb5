import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0037_reviews_by_day'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='key',
            field=models.UUIDField(editable=False, help_text='Made by the form, so that publishing twice makes one report.', null=True),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('published_by', 'key'), name='report_key_is_its_own'),
        ),
        migrations.CreateModel(
            name='ReportDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='Of the report that it is for.')),
                ('headline', models.TextField(blank=True)),
                ('key_finding', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('waived', models.JSONField(default=dict, help_text='Why each item of the checklist stays open.')),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_drafts', to='claims.article')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'person'), name='report_draft_is_one_each')],
            },
        ),
        migrations.CreateModel(
            name='ReportPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claim', models.PositiveIntegerField(default=0, help_text='Number of the claim; 0: the report.')),
                ('content', models.BinaryField(help_text='PNG.')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='claims.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'claim'), name='report_picture_is_one_each')],
            },
        ),
    ]
