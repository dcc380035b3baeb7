"""Damages files in every way thought of, and holds what decoders say against other readers.

`seeds` makes whole files, `targets` sorts them by decoder, `damage`, `streams` and `inside` break
them, `readers` read them without the decoders, `judging` says what went wrong, `running` does it
a great many times, in workers that may crash or hang.
"""
