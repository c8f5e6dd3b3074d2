"""2xx: due dates."""
