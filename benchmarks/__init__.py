"""Measurements: what copydesk finds, how fast, and what others find beside it."""
