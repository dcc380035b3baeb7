"""Procedures, one module per stage: one verb is one transaction and one audit line."""
