"""Screens of protection: both readings, ladders, findings, consents, embargoes."""
