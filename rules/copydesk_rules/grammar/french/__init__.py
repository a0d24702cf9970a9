"""French grammar that needs more than a pattern."""
