"""sheetsync: checks a team's shared status sheet and writes its meeting page, beside the people who edit it."""

__version__ = "0.1.0"
