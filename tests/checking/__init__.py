"""The wing that checks claims, tested room by room."""
