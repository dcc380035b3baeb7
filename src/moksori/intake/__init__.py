"""What came in: readers of files, and the structure of an account. Pure."""
