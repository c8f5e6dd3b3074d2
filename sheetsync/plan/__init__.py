"""From what should be and what is to what changes: pure, cell by cell, for places of the service alone."""
