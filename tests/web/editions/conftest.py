"""The desk of the stories' tests."""

from tests.desk.conftest import issued, received  # noqa: F401
from tests.web.stories.conftest import accounts, before_protection, story  # noqa: F401
