"""The processes that work submissions, and what ends them."""
