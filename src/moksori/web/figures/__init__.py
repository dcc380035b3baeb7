"""Figures: how many acts, by what, inside the viewer's rights."""
