"""One module a kind of file: bytes or text in, a decoded text out."""
