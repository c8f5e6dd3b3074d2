"""4xx: rows that describe the same work."""
