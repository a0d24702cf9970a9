"""Grammalecte, a grammar checker of French, in a process of its own."""
