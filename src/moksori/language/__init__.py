"""Scripts, romanisation, particles, numbers, dates, ages, sums, speech: pure, used by all above."""
