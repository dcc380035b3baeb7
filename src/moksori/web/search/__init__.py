"""Searching inside one's own rights; what is asked for stands in no address."""
