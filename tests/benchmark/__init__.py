"""What tconvcalc costs, beside what else could be done: ``python -m tests.benchmark`` measures and prints the table."""
