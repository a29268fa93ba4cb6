"""Whether what is converted computes the same numbers."""
