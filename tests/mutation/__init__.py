"""Small seeded changes of the package, to see whether a test notices: run by hand, not in CI."""
