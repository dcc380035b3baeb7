"""Programmes: planned, arranged, read, made, handed over."""
