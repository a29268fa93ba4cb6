"""Random inputs for everything that reads some: ``python -m tests.fuzz --inputs 100000``."""
