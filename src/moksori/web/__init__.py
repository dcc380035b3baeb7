"""The desk in the browser: asks the desk and shows the answer."""

from __future__ import annotations

# Before any list of addresses is read: they name the converter that this registers.
import moksori.web.frame.addresses  # noqa: F401
