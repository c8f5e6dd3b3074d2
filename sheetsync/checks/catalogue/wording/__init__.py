"""5xx: wording."""
