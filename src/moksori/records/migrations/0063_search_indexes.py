"""What a search asks of every row, in indexes of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0062_outlets_state")]
    operations = [
        migrations.AddIndex(
            model_name="accountrecord",
            index=models.Index(
                fields=["id", "open_to_desk", "received_by"], name="account_rights"
            ),
        ),
        migrations.AddIndex(
            model_name="searchrecord",
            index=models.Index(fields=["kind", "number"], name="search_by_kind"),
        ),
    ]
