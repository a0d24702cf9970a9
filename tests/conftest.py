"""With this file here, tests can import helpers by their path below this folder."""
