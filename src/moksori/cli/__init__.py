"""The desk in the terminal: asks the desk and shows the answer."""
