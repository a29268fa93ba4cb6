"""Completion, tried where it is used: in the shells themselves, on a terminal."""
