"""Completion scripts, one shell a module, each with a function `script`."""
