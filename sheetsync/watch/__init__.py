"""How a run is watched from outside: its log line, its pings, its figures; and what never goes out."""
