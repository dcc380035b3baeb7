"""The desk as a web server takes it."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
application = get_wsgi_application()
