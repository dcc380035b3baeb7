"""What can be found by words, and the index of terms as each database keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django.db.models.deletion
from django.db import migrations, models

import moksori.records.models.searching
from moksori.records import finding

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index; it is filled by `moksori reindex`, or account by account as they are read."""
    finding.make(schema_editor)


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    finding.unmake(schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0008_staff'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchRecord',
            fields=[
                ('number', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('account', 'account'), ('person', 'person'), ('act', 'act')], max_length=32)),
                ('subject', models.CharField(max_length=32, unique=True)),
                ('day', models.DateField()),
                ('language', models.CharField(blank=True, default='', max_length=16)),
                ('medium', models.CharField(blank=True, default='', max_length=32)),
                ('stale', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['account', 'person', 'act'])), name='search_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='SearchTermsRecord',
            fields=[
                ('record', models.OneToOneField(db_column='rowid', on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='found', serialize=False, to='records.searchrecord')),
                ('terms', moksori.records.models.searching.TermsField(db_column='records_searchterms')),
            ],
            options={
                'db_table': 'records_searchterms',
                'managed': False,
            },
        ),
        migrations.AddIndex(
            model_name='searchrecord',
            index=models.Index(fields=['kind', 'day', 'number'], name='search_by_day'),
        ),
        migrations.AddIndex(
            model_name='searchrecord',
            index=models.Index(condition=models.Q(('stale', True)), fields=['number'], name='search_stale'),
        ),
        migrations.RunPython(make, unmake),
    ]
