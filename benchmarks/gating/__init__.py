"""What `bin/bench gate` measures: misses, false alarms, speed, congruence."""
