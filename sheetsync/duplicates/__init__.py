"""Rows that describe the same piece of work: told by their words alone, precision first."""
