"""Barrier texts: whether they name an obstacle, and who is named as the one to act. Nobody is a normal answer."""
