"""One picture of every screen, in both languages, from the worked example of the demo.

usage: python -m tests.web.pictures [NAME...]   (all of them, and the page that shows them)
Needs Chromium and Pillow. Everything in the pictures is invented.
"""
