"""How an account is built: its lines, its furniture, its speakers, one module a subject."""
