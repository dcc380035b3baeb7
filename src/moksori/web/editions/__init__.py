"""Editions: arranged, released, put right, taken back."""
