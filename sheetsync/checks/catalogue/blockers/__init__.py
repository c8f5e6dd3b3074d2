"""3xx: blockers and waiting."""
