"""The three kinds of refusal. A message carries ids and positions, never a told word."""

from __future__ import annotations


class MoksoriError(Exception):
    """Something the desk is told about in plain words.

    Attributes:
        code: Stable name of the error, documented in `docs/reference/errors.md`.
        hint: What to do next.
    """

    code = "moksori"
    hint = "Look the code up in docs/reference/errors.md."
    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint is not None:
            self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]"


class InvalidError(MoksoriError):
    """What came in cannot be read as what it should be."""

    code = "invalid"
    exit_code = 2


class MissingError(MoksoriError):
    """It is not there, or it is not for you: one answer for both."""

    code = "missing"
    hint = "Check the number; if it is right, ask an administrator whether you may see it."
    exit_code = 3


class RefusedError(MoksoriError):
    """The request was understood, and the answer is no."""

    code = "refused"
    exit_code = 4
