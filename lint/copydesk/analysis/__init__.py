"""Analyses of an article, each made once and shared by all rules."""
