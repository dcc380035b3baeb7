"""Keeping the desk: its people, its log, its health."""
