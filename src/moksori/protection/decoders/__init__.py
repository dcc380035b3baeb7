"""Decoders: every finished file, taken apart into all the text it carries."""
