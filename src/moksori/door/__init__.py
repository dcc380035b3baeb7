"""The source's own face: not built yet; its room is kept so that nothing else moves in."""
