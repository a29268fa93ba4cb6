"""Proof that what the solver says is so: against recorded frameworks, against brute force, and in its own terms."""
