"""Coming in: password, second factor, keys, links that work once."""
