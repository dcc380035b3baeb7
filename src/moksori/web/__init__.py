"""The desk in the browser: asks the desk and shows the answer."""
