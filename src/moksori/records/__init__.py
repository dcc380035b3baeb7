"""What the desk remembers: one Django app, one migration history."""
