"""Screens of accounts: what came in, how it comes in, who may see it."""
