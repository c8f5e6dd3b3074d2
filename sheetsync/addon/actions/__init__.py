"""What the buttons do: one function an action, found by its name."""
