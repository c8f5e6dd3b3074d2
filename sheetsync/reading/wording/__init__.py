"""How barriers are worded: whether they blame people, and what to say instead. A fact and a machine are no blame."""
