"""The source's own voice, changed: asked for, decided, and what was made of it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import moksori.records.models.columns

STATES = ["asked", "approved", "refused", "withdrawn"]
FIELDS = [
    (
        "id",
        models.CharField(
            default=moksori.records.models.columns.FreshId("own"),
            editable=False,
            max_length=32,
            primary_key=True,
            serialize=False,
        ),
    ),
    ("language", models.CharField(max_length=16)),
    ("script", models.CharField(db_index=True, max_length=64)),
    ("story", models.CharField(max_length=32)),
    ("length", models.PositiveIntegerField()),
    ("sealed", models.CharField(max_length=32)),
    ("cipher_sha256", models.CharField(max_length=64)),
    ("recipient", models.CharField(max_length=128)),
    ("sealed_key", models.BinaryField()),
    (
        "state",
        models.CharField(choices=[(one, one) for one in STATES], default="asked", max_length=32),
    ),
    ("by", models.CharField(max_length=64)),
    ("at", models.DateTimeField()),
    ("decided_by", models.CharField(blank=True, default="", max_length=64)),
    ("decided_at", models.DateTimeField(blank=True, null=True)),
    ("reason", models.TextField(blank=True, default="")),
    ("consents", models.JSONField(blank=True, default=list)),
    (
        "programme",
        models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT,
            related_name="own_voices",
            to="records.programmerecord",
        ),
    ),
    (
        "take",
        models.OneToOneField(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="own_voice",
            to="records.takerecord",
        ),
    ),
]
CONSTRAINTS = [
    models.CheckConstraint(condition=Q(id__startswith="own-"), name="own_voice_id_is_one"),
    models.CheckConstraint(condition=Q(state__in=STATES), name="own_voice_state_is_known"),
    models.CheckConstraint(condition=~Q(story=""), name="own_voice_is_of_a_story"),
    models.CheckConstraint(
        condition=Q(state="asked", decided_by="", decided_at__isnull=True)
        | (~Q(state="asked") & ~Q(decided_by="") & Q(decided_at__isnull=False)),
        name="own_voice_decision_is_signed",
    ),
    models.CheckConstraint(
        condition=Q(state__in=["asked", "withdrawn"]) | (~Q(reason="") & ~Q(decided_by=F("by"))),
        name="own_voice_is_decided_by_another",
    ),
    models.CheckConstraint(
        condition=Q(state="approved", take__isnull=False)
        | (~Q(state="approved") & Q(take__isnull=True)),
        name="own_voice_take_is_approved",
    ),
    models.UniqueConstraint(
        condition=Q(state="asked"), fields=("programme", "script"), name="own_voice_asked_once"
    ),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0072_outlet_label")]
    operations = [
        migrations.CreateModel(
            name="OwnVoiceRecord", fields=FIELDS, options={"constraints": CONSTRAINTS}
        ),
    ]
