"""Words that templates may use besides Django's own."""
