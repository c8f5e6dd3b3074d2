"""From a grid to rows: headers, dates, statuses, departments, blockers. What isn't understood is asked about."""
