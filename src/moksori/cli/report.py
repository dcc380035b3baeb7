"""The report of a release: as told beside as the public reads it. It stays in the desk."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from moksori.desk.comparison import Comparison


def write_report(
    path: Path,
    comparisons: Sequence[Comparison],
    copies: Mapping[str, str],
    *,
    policy: str,
    reasons: Mapping[str, Mapping[str, str]],
) -> None:
    """Write the report, readable by its owner only.

    Args:
        path: Inside the desk's own folder, never where an edition is handed out.
        comparisons: One an account.
        copies: Accounts that became no story of their own, each with the one it copies.
        policy: Who decided.
        reasons: Text of each reason code, by language.
    """
    environment = Environment(
        loader=PackageLoader("moksori.cli"), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("report.html.j2").render(
        comparisons=comparisons, copies=copies, policy=policy, reasons=reasons
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(page)
