"""Organisations and postings are withdrawn with a reason; backups are kept for a time; the log is checked."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

KINDS = [
    *("uploads", "sessions", "forms", "links", "jobs"),
    *("contacts", "readers", "takes", "backups", "identities"),
]


def kind_of(model: str, name: str) -> list[Operation]:
    """Let a table know of one kind more that is kept for a time."""
    choices = [(kind, kind) for kind in KINDS]
    return [
        migrations.RemoveConstraint(model_name=model, name=name),
        migrations.AlterField(model, "kind", models.CharField(choices=choices, max_length=32)),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name=name),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("records", "0074_readers")]
    operations = [
        migrations.AddField(
            "organisationrecord", "withdrawn_at", models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            "organisationrecord",
            "withdrawn_by",
            models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            "organisationrecord", "withdrawn_why", models.TextField(blank=True, default="")
        ),
        migrations.AddField(
            "postingrecord", "withdrawn_why", models.TextField(blank=True, default="")
        ),
        migrations.AddConstraint(
            model_name="organisationrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", ""))
                | models.Q(
                    ("withdrawn_at__isnull", False), models.Q(("withdrawn_by", ""), _negated=True)
                ),
                name="organisation_withdrawal_is_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", True))
                | models.Q(("withdrawn_why", ""), _negated=True),
                name="organisation_withdrawal_has_a_reason",
            ),
        ),
        migrations.CreateModel(
            name="LogCheckRecord",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("upto", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("broken", models.BigIntegerField(blank=True, null=True)),
                ("mac", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={"abstract": False},
        ),
        *kind_of("limitrecord", "limit_kind_is_known"),
        *kind_of("removalrecord", "removal_kind_is_known"),
    ]
