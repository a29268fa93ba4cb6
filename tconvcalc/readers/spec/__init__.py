"""Spec files (TOML, YAML, JSON), read into claims."""
