"""Checks: what is noticed in a sheet, why it matters, and what to do. One file a check, in `catalogue`."""
