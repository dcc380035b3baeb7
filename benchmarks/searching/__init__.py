"""The parts of `bin/bench search` and `bin/bench import`."""
