"""Sentences that a protection officer withholds from an audience."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import moksori.records.models.columns

AUDIENCES = ["desk", "public", "partner", "court"]


class Migration(migrations.Migration):
    dependencies = [("records", "0070_postings")]
    operations = [
        migrations.CreateModel(
            name="WithheldRecord",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=moksori.records.models.columns.FreshId("whd"),
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "audience",
                    models.CharField(
                        choices=[(one, one) for one in AUDIENCES], default="public", max_length=32
                    ),
                ),
                ("why", models.TextField()),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by", models.CharField(blank=True, default="", max_length=64)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withheld",
                        to="records.accountrecord",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(id__startswith="whd-"), name="withheld_id_is_one"
                    ),
                    models.CheckConstraint(
                        condition=Q(audience__in=AUDIENCES), name="withheld_audience_is_known"
                    ),
                    models.CheckConstraint(
                        condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                        | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
                        name="withheld_end_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=Q(start__lt=F("end")), name="withheld_is_something"
                    ),
                    models.CheckConstraint(condition=~Q(why=""), name="withheld_has_a_reason"),
                ]
            },
        ),
    ]
