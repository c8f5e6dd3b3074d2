"""The memory of a sheet: who a row is, what happened to it since last time, and the hidden tab that keeps it."""
