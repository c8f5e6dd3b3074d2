"""Who may come in: tokens, sizes, rates, and the time an answer may take."""
