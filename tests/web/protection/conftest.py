"""The desk with two accounts."""

from tests.web.protecting import accounts  # noqa: F401
