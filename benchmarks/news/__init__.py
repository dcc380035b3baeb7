"""Reads news reports and says what they are about, held against what annotators said."""
