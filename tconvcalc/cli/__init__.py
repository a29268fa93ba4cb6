"""The command line: it reads words, asks, and shows; it decides nothing."""
