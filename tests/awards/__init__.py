"""Awards as people write them."""
