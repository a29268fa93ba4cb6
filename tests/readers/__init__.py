"""The readers, one test file for what each of them understands."""
