"""Editions as they are heard: planned, read, mixed, handed over, and known to have been on air."""
