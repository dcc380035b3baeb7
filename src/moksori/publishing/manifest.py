"""What an edition is made of: its files with their sums, and nothing that was told."""

from __future__ import annotations

import json

from moksori.publishing.folder import WrittenFile
from moksori.publishing.views import EditionView


def manifest(editions: tuple[EditionView, ...], files: tuple[WrittenFile, ...]) -> bytes:
    """Return the list of all files of an edition; it cannot list itself.

    Args:
        editions: The edition in each language, the first one first.
        files: Every other file.
    """
    edition = editions[0]
    languages = [view.language for view in editions]
    told = {(story.id, view.language) for view in editions for story in view.stories}
    content = {
        "series": edition.series,
        "edition": edition.number,
        "month": edition.month,
        "invented": edition.invented,
        "languages": languages,
        "stories": [
            {
                "id": entry.id,
                "languages": [language for language in languages if (entry.id, language) in told],
            }
            for entry in edition.entries
        ],
        "files": [{"path": file.path, "sha256": file.sha256, "size": file.size} for file in files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
