"""Files for partners and courts, one module a format: cleared bundles in, bytes out."""
