"""Writing systems, romanisation, particles, numbers, dates, ages and sums: pure, used by all above."""
