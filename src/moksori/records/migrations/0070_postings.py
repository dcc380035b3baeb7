"""Organisations and postings by hand: both names, times as told, where it was published."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


def _words(model: str, name: str) -> migrations.AddField:
    field: models.TextField[str, str] = models.TextField(blank=True, default="")
    return migrations.AddField(model_name=model, name=name, field=field)


def _edtf(model: str, name: str) -> migrations.AddField:
    field: models.CharField[str, str] = models.CharField(blank=True, default="", max_length=32)
    return migrations.AddField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("records", "0064_programmes")]
    operations = [
        _words("organisationrecord", "name_en"),
        _words("organisationrecord", "name_ko"),
        _words("organisationrecord", "short"),
        _edtf("organisationrecord", "since_told"),
        _edtf("organisationrecord", "until_told"),
        _words("organisationrecord", "cited"),
        migrations.AddField(
            model_name="organisationrecord",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="records.organisationrecord",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationrecord",
            constraint=models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="organisation_is_not_merged_into_itself",
            ),
        ),
        _edtf("postingrecord", "since_told"),
        _edtf("postingrecord", "until_told"),
        _words("postingrecord", "cited"),
        migrations.AddField(
            model_name="postingrecord",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="postingrecord",
            name="withdrawn_by",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddConstraint(
            model_name="postingrecord",
            constraint=models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
                name="posting_withdrawal_is_signed",
            ),
        ),
    ]
