"""The demonstration: an invented company, its people typing, and the product's real runs between."""
