"""An organisation and a posting are withdrawn with a reason."""

from django.db import migrations, models


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
    ]
