"""Screens of people, organisations and cases."""
