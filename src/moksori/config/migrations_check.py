"""`python -m moksori.config.migrations_check`: 0 where models and migrations are in step."""

from __future__ import annotations

import os
import sys
import tempfile


def main() -> int:
    """Compare the models with the migrations; needs no desk."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    with tempfile.TemporaryDirectory() as home:
        os.environ["MOKSORI_HOME"] = home
        import django
        from django.apps import apps
        from django.db.migrations.autodetector import MigrationAutodetector
        from django.db.migrations.loader import MigrationLoader
        from django.db.migrations.state import ProjectState

        django.setup()
        # Without a connection: only the files are read.
        loader = MigrationLoader(None)
        wanted = ProjectState.from_apps(apps)
        changes = MigrationAutodetector(loader.project_state(), wanted).changes(graph=loader.graph)
    ours = changes.get("records", [])
    if ours:
        sys.stderr.write(f"records lacks a migration with {len(ours[0].operations)} changes\n")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main())
