"""Reads whole accounts and counts how much of what they say was proposed."""
