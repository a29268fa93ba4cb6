"""Answers as lines of styled text, before anything reaches a screen."""
