"""1xx: cells and columns of a row."""
