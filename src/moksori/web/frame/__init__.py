"""What all screens stand in: rights, headers, sessions, language, the rail."""
