"""Google's cards as values: strict, frozen, and written as the JSON that Google reads."""
