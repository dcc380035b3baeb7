"""What the desk says of itself on its site, in each language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0075_withdrawn"),
    ]

    operations = [
        migrations.CreateModel(
            name="AboutRecord",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=16)),
                ("words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
