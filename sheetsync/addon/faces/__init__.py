"""The cards: each a pure function of facts and a language."""
