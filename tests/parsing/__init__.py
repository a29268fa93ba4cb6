"""Texts and Python values become questions."""
