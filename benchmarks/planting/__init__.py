"""Plants values in files, in every way a file can carry one; imports nothing of the programme.

`values` invents what is on the list, `variants` the ways in which each is met, `hiding` ways to
write the same words, `containers` the files, `drawing` what is planted where.
"""
