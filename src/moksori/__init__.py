"""Moksori: from a telling that must not be traced to a record, a story and a programme."""

__version__ = "0.1.0"
