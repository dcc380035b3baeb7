"""What `bin/bench takes` reads aloud and how it counts."""
