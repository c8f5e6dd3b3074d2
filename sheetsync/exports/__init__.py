"""What leaves the sheet: the report of a meeting, its calendar."""
