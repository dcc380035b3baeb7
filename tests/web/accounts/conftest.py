"""The same accounts and cast as for the screens of coding."""

from tests.web.coding.conftest import as_role, proposed  # noqa: F401
