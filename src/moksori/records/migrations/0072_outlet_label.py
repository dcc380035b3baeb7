"""What people at the desk call an outlet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0071_withheld")]
    operations = [
        migrations.AddField(
            model_name="outletrecord",
            name="label",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
    ]
