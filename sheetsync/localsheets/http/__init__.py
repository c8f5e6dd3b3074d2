"""The HTTP door: routes, checks, faults, quotas, the log of calls."""
