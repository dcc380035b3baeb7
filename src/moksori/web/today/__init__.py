"""The first screen: what waits for whom."""
