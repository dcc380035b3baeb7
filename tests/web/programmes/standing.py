"""A programme that stands as if it had been made: making one takes a minute, and has its own test."""

from __future__ import annotations


def as_if_made(row, clock):
    """Let a programme stand as if it had been made, with files that are not there."""
    from moksori.broadcast.fitting import fitted
    from moksori.broadcast.names import names
    from moksori.broadcast.order_data import to_data
    from moksori.desk.programme import planning
    from moksori.desk.programme.lines import scripts_of

    order = fitted(planning.order_of(row))
    stem = names(row.code, order).stem
    sizes = {
        ".wav": 25_920_812, ".flac": 14_031_220, ".mp3": 1_440_642, ".opus": 452_118,
        "_sw.wav": 8_640_812, ".vtt": 9_871, ".srt": 9_530, ".txt": 8_304, "_chapters.json": 702,
        "_rundown.pdf": 41_233, "_rundown.csv": 6_120, ".m3u": 84, "_libretime.json": 1_204,
    }  # fmt: skip
    row.made = {
        "folder": "files-0",
        "order": to_data(order),
        "scripts": scripts_of(order),
        "takes": [],
        "stories": [story for story, _ in order.stories],
        "files": [
            {"name": stem + ending, "size": size, "sha384": "0" * 96}
            for ending, size in sizes.items()
        ],
        "loudness": {
            "wav": [-23.0, -3.1], "flac": [-23.0, -3.1], "mp3": [-16.1, -1.4],
            "opus": [-16.0, -1.9], "shortwave": [-12.2, -1.1],
        },
        "outline": [30 + (n * n * 7919 + n * 104_729) % 61 for n in range(590)] + [9] * 10,
    }  # fmt: skip
    row.state, row.made_at = "made", clock()
    row.save()
