"""Tests of the pages about words."""
