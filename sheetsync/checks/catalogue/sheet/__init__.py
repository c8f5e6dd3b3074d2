"""6xx: the sheet as a whole."""
