"""The reports, each read back by what it was written for."""
