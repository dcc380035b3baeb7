"""The desk's database back end, with the one thing tests need beside it."""
