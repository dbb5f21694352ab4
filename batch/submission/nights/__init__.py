"""A later day, or other numbers in the rules: what is asked again of the facts that were kept."""
