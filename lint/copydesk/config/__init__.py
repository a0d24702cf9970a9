"""Configuration: what a file may say, where it is found, what applies."""
