"""What a station is handed: rundown, play lists, scripts and lines for its automation."""
