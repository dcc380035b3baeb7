"""The one migration history."""
