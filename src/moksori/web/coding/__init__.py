"""Screens of coding: what is proposed in an account, decided by people."""
