import django.db.models.deletion
import moksori.records.models.columns
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0063_search_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgrammeRecord",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=moksori.records.models.columns.FreshId("prg"),
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("template", models.CharField(max_length=64)),
                ("code", models.CharField(max_length=12)),
                ("slot", models.PositiveIntegerField()),
                ("scratch", models.BooleanField(default=False)),
                ("script", models.JSONField(blank=True, default=dict)),
                ("order", models.JSONField(blank=True, default=list)),
                ("cuts", models.JSONField(blank=True, default=list)),
                ("look_at", models.JSONField(blank=True, default=list)),
                ("station", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("made", "made"),
                            ("stale", "stale"),
                            ("recalled", "recalled"),
                        ],
                        default="planned",
                        max_length=32,
                    ),
                ),
                ("made", models.JSONField(blank=True, default=dict)),
                ("anew", models.PositiveIntegerField(default=0)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="records.editionrecord",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id__startswith", "prg-")),
                        name="programme_id_is_a_programme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "made", "stale", "recalled"])),
                        name="programme_state_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "language"), name="programme_once_a_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot__gte", 1)), name="programme_has_a_slot"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AiringRecord",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=moksori.records.models.columns.FreshId("air"),
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("station", models.CharField(max_length=120)),
                ("start", models.DateTimeField()),
                ("length", models.PositiveIntegerField(blank=True, null=True)),
                ("stories", models.JSONField(blank=True, default=list)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="airings",
                        to="records.programmerecord",
                    ),
                ),
            ],
            options={
                "ordering": ["start", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id__startswith", "air-")),
                        name="airing_id_is_an_airing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("station", ""), _negated=True),
                        name="airing_has_a_station",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "station", "start"), name="airing_once_a_moment"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeRecord",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=moksori.records.models.columns.FreshId("tak"),
                        editable=False,
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("script", models.CharField(db_index=True, max_length=64)),
                ("reader", models.CharField(max_length=16)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scratch", "scratch"),
                            ("revoiced", "revoiced"),
                            ("obfuscated", "obfuscated"),
                        ],
                        max_length=32,
                    ),
                ),
                ("length", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("sealed", models.CharField(max_length=32)),
                ("cipher_sha256", models.CharField(max_length=64)),
                ("recipient", models.CharField(max_length=128)),
                ("sealed_key", models.BinaryField()),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("checked_by", models.CharField(blank=True, default="", max_length=64)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("aside_by", models.CharField(blank=True, default="", max_length=64)),
                ("aside_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id__startswith", "tak-")), name="take_id_is_a_take"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["scratch", "revoiced", "obfuscated"])),
                        name="take_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("length__gte", 1)), name="take_has_a_length"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reader", ""), _negated=True), name="take_has_a_reader"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("checked_by", "")),
                            models.Q(
                                ("checked_at__isnull", False),
                                models.Q(("checked_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="take_is_checked_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="outletrecord",
            name="outlet_kind_is_known",
        ),
        migrations.AlterField(
            model_name="outletrecord",
            name="kind",
            field=models.CharField(
                choices=[
                    ("site", "site"),
                    ("folder", "folder"),
                    ("rsync", "rsync"),
                    ("sftp", "sftp"),
                    ("s3", "s3"),
                    ("edition", "edition"),
                    ("mail", "mail"),
                    ("partner", "partner"),
                    ("archive", "archive"),
                    ("reprint", "reprint"),
                    ("station", "station"),
                ],
                max_length=32,
            ),
        ),
        migrations.AddConstraint(
            model_name="outletrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "site",
                            "folder",
                            "rsync",
                            "sftp",
                            "s3",
                            "edition",
                            "mail",
                            "partner",
                            "archive",
                            "reprint",
                            "station",
                        ],
                    )
                ),
                name="outlet_kind_is_known",
            ),
        ),
    ]
