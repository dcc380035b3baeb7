"""From what was cleared to pages, papers and feeds. Knows nothing of accounts."""
