"""The generated pages of the documentation, and what writes them."""
