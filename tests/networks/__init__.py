"""Tests of the questions about several layers."""
