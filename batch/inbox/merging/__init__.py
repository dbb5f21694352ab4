"""The results of all submissions together."""
