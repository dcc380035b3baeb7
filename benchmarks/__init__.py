"""One file per claim of speed or quality."""
