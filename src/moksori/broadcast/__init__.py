"""From what was cleared to what is heard. Knows nothing of accounts."""
