"""What whole commands print, as it was written down and read by a person, once."""
