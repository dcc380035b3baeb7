"""From passages to mentions, persons and acts: proposals only. Pure."""
