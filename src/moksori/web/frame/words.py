"""What every screen calls the roles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from moksori.records.states import Role

ROLE_WORDS = {
    Role.REPORTER: _("Reporter"),
    Role.CODER: _("Coder"),
    Role.EDITOR: _("Editor"),
    Role.TRANSLATOR: _("Translator"),
    Role.PROTECTION_OFFICER: _("Protection officer"),
    Role.PRODUCER: _("Producer"),
    Role.READER: _("Reader (voice)"),
    Role.ADMINISTRATOR: _("Administrator"),
}
