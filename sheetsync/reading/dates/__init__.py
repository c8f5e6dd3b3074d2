"""Dates as people type them. A text that isn't understood whole names no day."""
