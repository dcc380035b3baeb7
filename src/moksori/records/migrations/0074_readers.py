"""Who reads which role of a programme, since when it is in its state, and how long takes are kept."""

from typing import Any

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

KINDS = [
    *("uploads", "sessions", "forms", "links", "jobs"),
    *("contacts", "readers", "takes", "identities"),
]


def handed_over(apps: Any, _editor: Any) -> None:
    """Take the moment at which stations got a programme out of the log, for those before this."""
    programmes = apps.get_model("records", "ProgrammeRecord").objects
    lines = apps.get_model("records", "AuditRecord").objects.filter(verb="programme.handed_over")
    for line in lines.order_by("seq"):
        programmes.filter(pk=line.subjects[0]).update(given_at=line.at)


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
    dependencies = [("records", "0073_own_voice")]
    operations = [
        migrations.AddField("programmerecord", "readers", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "programmerecord", "since", models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            "programmerecord", "given_at", models.DateTimeField(blank=True, null=True)
        ),
        *kind_of("limitrecord", "limit_kind_is_known"),
        *kind_of("removalrecord", "removal_kind_is_known"),
        migrations.RunPython(handed_over, migrations.RunPython.noop),
    ]
