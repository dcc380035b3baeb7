"""What bin/bench site is made of."""
