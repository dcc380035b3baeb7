"""Disguises and the gate. Nothing leaves but through here. Pure."""
