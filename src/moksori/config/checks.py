"""Faults of a deployment, told at the start and not at three in the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Critical, Warning, register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps import AppConfig


@register
def check_deployment(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Say what of the settings would expose somebody."""
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(
            Critical(
                "DEBUG shows local variables, and with them told words, to whoever meets an error.",
                hint="Set DEBUG to False.",
                id="moksori.E001",
            )
        )
    if settings.KEYS_FOLDER.resolve().is_relative_to(settings.MOKSORI_HOME.resolve()):
        found.append(
            Critical(
                "The keys lie in the data folder: who takes one has the other.",
                hint="Name another folder in MOKSORI_KEYS.",
                id="moksori.E002",
            )
        )
    if settings.UNSAFE_PLAIN_DATABASE:
        found.append(
            Warning(
                "The database is not encrypted: who takes the disk reads everything.",
                hint="Leave --unsafe-plain-database away.",
                id="moksori.W001",
            )
        )
    return found
