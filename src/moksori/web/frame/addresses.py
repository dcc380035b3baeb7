"""How an id of a record stands in an address."""

from __future__ import annotations

import re

from django.urls import register_converter


class IdConverter:
    """An id of a record, such as `acc-9f2c41d07b3e5a66`; anything else is no address."""

    regex = "[a-z]{2,6}-[0-9a-f]{8,32}"

    def to_python(self, value: str) -> str:
        """Return the id."""
        return value

    def to_url(self, value: str) -> str:
        """Return the id as it stands in an address.

        Raises:
            ValueError: it is no id.
        """
        if re.fullmatch(self.regex, value) is None:
            message = "not an id"
            raise ValueError(message)
        return value


register_converter(IdConverter, "id")
