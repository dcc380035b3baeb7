"""What supports an act and what contradicts it. Pure."""
